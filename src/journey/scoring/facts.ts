import { entryType } from '#ledger/entry.ts'

export interface ScorePart {
  /** rule id, or `fit_max` / `engagement_max` for what a maximum takes away */
  rule: string
  /** whole points; the parts add up to the total exactly */
  points: number
}

export interface ScoreChanged {
  total: number
  fit: number
  engagement: number
  was: number
  parts: ScorePart[]
  /** engagement points per rule before their caps, faded to the ruling's moment: what later moments decay from */
  sums: Record<string, number>
  why: 'touch' | 'details' | 'decay' | 'agreement' | 'signals'
  /** when decay alone next carries the score across a limit of the current stage; null = never */
  wakeAt: number | null
}

export const ScoreChanged = entryType<'ScoreChanged', ScoreChanged>({
  kind: 'ScoreChanged',
  fact: false,
  personal: 'none',
  sentence: ({ why, was, total, fit, engagement }) => {
    const parts = `(fit ${fit}, engagement ${engagement})`
    if (total === was) return `Score stays at ${total}, its parts changed ${parts}`
    if (why === 'decay') return `Score fell from ${was} to ${total}: interest fades without new activity`
    return `Score ${total > was ? 'rose' : 'fell'} from ${was} to ${total} ${parts}`
  },
})
