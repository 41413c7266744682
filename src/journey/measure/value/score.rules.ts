import { aucOf, type Auc } from '#journey/learning/auc.rules.ts'
import { BANDS, bandOf } from '#journey/measure/value/situation.rules.ts'
import { psiOf } from '#journey/learning/stability.rules.ts'
import { wilson } from '#journey/measure/interval.rules.ts'

/** A pass with its score a day after it began. `came`: an opportunity within the horizon; null: its time is not over. */
export interface ScoredPass {
  /** 2026-03 */
  month: string
  score: number
  came: boolean | null
}

/** How the score of one month's leads did. Shares 0 to 1, intervals 95 %. */
export interface ScoreMonth {
  month: string
  leads: number
  /** those whose time is over */
  decided: number
  came: number
  share: ReturnType<typeof wilson>
  /** does a higher score mean more? null: too few to say */
  area: Auc | null
  /** share that was to be expected from what the same bands of scores had led to in all months before; null: nothing before */
  said: number | null
  /** stability index of the month's scores against those of all months before; null: the first month */
  drift: number | null
}

/** Fewer of one kind tell no area. */
const FEWEST = 10

/** Month by month, each told from the months before it alone (prequential: Dawid, JRSS A 147, 1984). */
export function scoreMonths(passes: readonly ScoredPass[]): ScoreMonth[] {
  const months = [...new Set(passes.map(({ month }) => month))].sort()
  const seen = BANDS.map(() => 0)
  const decidedSeen = BANDS.map(() => 0)
  const cameSeen = BANDS.map(() => 0)
  return months.map((month) => {
    const here = passes.filter((one) => one.month === month)
    const decided = here.filter(({ came }) => came !== null)
    const came = decided.filter((one) => one.came).length
    const counts = BANDS.map((_, band) => here.filter(({ score }) => bandOf(score) === band).length)
    const drift = seen.some((n) => n > 0) ? psiOf(seen, counts) : null
    const said = saidOf(decided, decidedSeen, cameSeen)
    for (const [band, n] of counts.entries()) seen[band]! += n
    for (const { score, came: one } of decided) {
      decidedSeen[bandOf(score)]! += 1
      cameSeen[bandOf(score)]! += one ? 1 : 0
    }
    const few = Math.min(came, decided.length - came) < FEWEST
    return {
      month,
      leads: here.length,
      decided: decided.length,
      came,
      share: wilson(came, decided.length),
      area: few
        ? null
        : aucOf(
            decided.map(({ score }) => score),
            decided.map((one) => Number(one.came)),
          ),
      said,
      drift,
    }
  })
}

/** A band that nobody was in before is taken for the average of all. */
function saidOf(decided: readonly ScoredPass[], n: number[], came: number[]): number | null {
  const [all, yes] = [n, came].map((list) => list.reduce((sum, one) => sum + one, 0)) as [number, number]
  if (all === 0 || decided.length === 0) return null
  const rate = (band: number): number => (n[band]! === 0 ? yes / all : came[band]! / n[band]!)
  return decided.reduce((sum, { score }) => sum + rate(bandOf(score)), 0) / decided.length
}
