import { badDimension } from '#journey/measure/report.rules.ts'
import { countQuality } from '#journey/measure/quality/quality.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import { scopeOf, type Scope } from '#journey/measure/funnel/scope.ts'
import type { Table } from '#journey/measure/report.rules.ts'
import type { Narrowed } from '#journey/measure/grain/filter.rules.ts'
import type { QualityView } from '#journey/measure/quality/contract.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** Rep by rep: of the leads that they answered, how many were fully qualified as they saw it. */
export async function asSeen(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by rep')
  const scope = scopeOf(floor, asked.given)
  if ('refused' in scope) return scope
  const { reps, met, needed, fewest } = await countFor(floor, scope)
  const share = (one: number | null): string => (one === null ? 'not known' : `${Math.round(one * 100)} %`)
  return {
    columns: [
      { name: 'rep', unit: 'name' },
      { name: 'answered', unit: 'offers' },
      { name: 'fully qualified', unit: 'offers' },
      { name: 'share', unit: 'share of the answered' },
      { name: 'share low', unit: '95 % interval' },
      { name: 'share high', unit: '95 % interval' },
      { name: 'came', unit: 'met, missed or few' },
    ],
    rows: reps.map(({ name, n, hits, came }) => [name, n, hits, ...shareCells(hits, n), came]),
    notes: [
      `At least ${needed * 100} % were fully qualified for ${met.hits} of ${met.n} reps with ${fewest} leads or more: ${share(met.share)} (${share(met.low)} to ${share(met.high)}).`,
      'Fully qualified, as the rep saw it: accepted, not given back, and not rated 1 or 2 of 5. Offers that nobody answered say nothing of the lead.',
    ],
  }
}

/** Who brings leads, how far these come, and how steadily. */
export async function ownership(floor: ReportFloor, asked: Narrowed): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by who brought the lead')
  const scope = scopeOf(floor, asked.given)
  if ('refused' in scope) return scope
  const { models, months } = await countFor(floor, scope)
  const part = (value: number | null): number | null => (value === null ? null : rounded(value, 4))
  return {
    columns: [
      { name: 'brought by', unit: 'name' },
      { name: 'leads', unit: 'passes' },
      ...['qualified', 'accepted', 'won'].flatMap((step) => [
        { name: step, unit: step === 'accepted' ? 'share of those offered' : 'share of leads' },
        { name: `${step} low`, unit: '95 % interval' },
        { name: `${step} high`, unit: '95 % interval' },
      ]),
      { name: 'accepted a month', unit: 'leads' },
      { name: 'variation', unit: 'coefficient of variation' },
      { name: 'variation by chance', unit: '1 / root of the mean' },
      { name: 'p', unit: 'that chance alone scatters as far' },
      { name: 'signal', unit: 'run chart' },
    ],
    rows: models.map(({ name, leads, qualified, accepted, won, steady }) => [
      name,
      leads,
      ...[qualified, accepted, won].flatMap(({ hits, n }) => shareCells(hits, n)),
      rounded(steady.mean, 2),
      part(steady.cv),
      part(steady.chance),
      part(steady.p),
      steady.run === null ? null : steady.run.signal ? 'yes' : 'no',
    ]),
    notes: [
      `Steadiness is that of ${months.length} whole months; the rest is of the period.`,
      'Peaks and troughs beyond chance: Fisher’s index of dispersion; runs by the rules of Anhøj and Olesen (2014). docs/quality.md.',
    ],
  }
}

function countFor(floor: ReportFloor, scope: Scope): Promise<Omit<QualityView, 'countedAt'>> {
  return countQuality(floor, scope, { rep: floor.owner, origin: (id) => id })
}
