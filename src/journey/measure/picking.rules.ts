import { BAND, byRep, LEFT, type OfferCount } from '#journey/measure/offers.rules.ts'
import { holm } from '#journey/measure/normal.rules.ts'
import { mantelHaenszel, type Compared, type Stratum } from '#journey/measure/strata.rules.ts'
import { slopeOf, tilt, type Dose, type Tilt } from '#journey/measure/tilt.rules.ts'

/** How one rep chose among the leads that were offered. */
export interface Picking {
  rep: string
  /** worked and left together: offers of which it can be said */
  settled: number
  worked: number
  left: number
  bands: Band[]
  /** do the worked ones score higher than a choice by chance would give? */
  tilt: Tilt | null
  /** p of the tilt, for one of so many reps (Holm) */
  p: number | null
  /** are fewer worked than the others work at the same score? */
  fewer: Compared | null
  picks: boolean
}

export interface Band {
  score: number
  n: number
  worked: number
  /** by the rate of all others in the same band; null when they had none in it */
  expected: number | null
}

/** Fewer than this say nothing about a person, whatever p is. */
export const LEAST_LEFT = 5
/** One team in twenty without a cherry-picker would be said to have one. */
export const LEVEL = 0.05
/** With more people than this, one of them hardly moves the slope of all. */
const FEW = 40

export function pickings(counts: OfferCount[]): Picking[] {
  const reps = byRep(counts).map(([rep, own]) => ({ rep, own, doses: dosesOf(own) }))
  const common = reps.length > FEW ? slopeOf(reps.map((one) => one.doses)) : null
  const others = dosesOf(counts)
  const found = reps.map(({ rep, doses }) => {
    const slope = common ?? slopeOf(reps.filter((one) => one.rep !== rep).map((one) => one.doses))
    const strata = strataOf(doses, others)
    const [worked, settled] = [sum(doses, 'hits'), sum(doses, 'n')]
    return {
      rep,
      settled,
      worked,
      left: settled - worked,
      bands: strata.map(({ score, n, hits, otherHits, otherN }) => ({
        score,
        n,
        worked: hits,
        expected: otherN === 0 ? null : (n * otherHits) / otherN,
      })),
      tilt: tilt(doses, slope),
      fewer: mantelHaenszel(strata),
    }
  })
  const adjusted = holm(found.map((one) => one.tilt?.p ?? null))
  return found.map((one, i) => {
    const p = adjusted[i]!
    return { ...one, p, picks: p !== null && p <= LEVEL && one.left >= LEAST_LEFT }
  })
}

/** Settled offers by the middle of their band. */
function dosesOf(counts: OfferCount[]): Dose[] {
  const doses = new Map<number, Dose>()
  for (const { score, came, n } of counts) {
    if (came !== 'worked' && !LEFT.includes(came)) continue
    const dose = doses.get(score) ?? { score: score + BAND / 2, n: 0, hits: 0 }
    dose.n += n
    if (came === 'worked') dose.hits += n
    doses.set(score, dose)
  }
  return [...doses.values()].sort((a, b) => a.score - b.score)
}

function strataOf(mine: Dose[], all: Dose[]): (Stratum & { score: number })[] {
  return mine.map(({ score, n, hits }) => {
    const everybody = all.find((one) => one.score === score)!
    return {
      score: score - BAND / 2,
      n,
      hits,
      otherN: everybody.n - n,
      otherHits: everybody.hits - hits,
    }
  })
}

function sum(doses: Dose[], of: 'n' | 'hits'): number {
  return doses.reduce((all, one) => all + one[of], 0)
}

/** The finding in one sentence, for those who do not read p values. */
export function pickingInWords(one: Picking): string {
  const { tilt: found, worked, settled, left, p } = one
  if (settled === 0) return 'No offer is old enough to say anything.'
  if (left === 0) return `Worked all ${settled}.`
  const base = `Worked ${worked} of ${settled}`
  if (!found || p === null) return `${base}; between scores nothing was chosen.`
  const scores = `those worked score ${found.worked.toFixed(0)} on average, the ${left} left ${found.left.toFixed(0)}`
  if (one.picks) return `${base}: ${scores}. By chance a team like this would lean so far ${odds(p)}.`
  if (left < LEAST_LEFT) return `${base}: too few were left to say more.`
  return `${base}: ${scores}. That is what chance does.`
}

function odds(p: number): string {
  if (p < 0.0001) return 'less than once in 10,000 times'
  return `once in ${Math.round(1 / p).toLocaleString('en')} times`
}
