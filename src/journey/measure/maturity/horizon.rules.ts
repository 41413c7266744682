import type { HorizonTarget } from '#journey/agreement/ruleset.targets.ts'

const MONTH_MS = 30.4375 * 24 * 3600_000
/** What short term means where nobody has signed it. */
const USUAL_MONTHS = 6

export interface Horizon {
  ms: number
  months: number
  /** the target that says so; null: none is signed */
  target: HorizonTarget | null
}

/**
 * Within which time a win counts as short term: as signed for the market, offer and segment that is asked about, else
 * for all, else six months.
 */
export function horizonOf(
  targets: readonly HorizonTarget[],
  groups: readonly { group: 'market' | 'segment' | 'offer'; id: string }[],
): Horizon {
  const fits = targets.filter((target) =>
    (['market', 'offer', 'segment'] as const).every(
      (name) =>
        target[name] === null || groups.some(({ group, id }) => group === name && id === target[name]),
    ),
  )
  const narrow = ({ market, offer, segment }: HorizonTarget): number =>
    [market, offer, segment].filter((one) => one !== null).length
  const target = fits.sort((a, b) => narrow(b) - narrow(a))[0] ?? null
  const ms = target?.within.ms ?? USUAL_MONTHS * MONTH_MS
  return { ms, months: Math.round((ms / MONTH_MS) * 100) / 100, target }
}
