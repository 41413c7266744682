import { behaviours, THRESHOLDS } from '#journey/measure/behaviour.rules.ts'
import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { fairness } from '#journey/measure/fairness.rules.ts'
import { offerCounts } from '#journey/measure/offers.store.ts'
import { readWorth } from '#journey/measure/worth.store.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import { UNTOUCHED_DAYS } from '#journey/measure/offers.rules.ts'
import type { Against } from '#journey/measure/fairness.rules.ts'
import type { Asked, Cells, Table } from '#journey/measure/report.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'
import type { Share } from '#journey/measure/behaviour.rules.ts'

const SIGNS = {
  rubber_stamp: 'accepts always, then leaves them',
  sandbag: 'returns always',
  untouched: 'leaves what was accepted',
}

/** Accepted always, returned always, accepted and then untouched: each with its count and its interval. */
export async function behaviour({ db, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by rep')
  const found = behaviours(await offerCounts(db, lately(asked)))
  const shares = ['accepted', 'returned', 'expired', 'untouched'] as const
  return {
    columns: [
      { name: 'rep', unit: 'name' },
      ...shares.flatMap((name) => [
        { name, unit: 'offers' },
        { name: `${name} of`, unit: name === 'untouched' ? 'accepted offers' : 'answered offers' },
        { name: `${name} share`, unit: 'share' },
        { name: `${name} share low`, unit: '95 % interval' },
        { name: `${name} share high`, unit: '95 % interval' },
      ]),
      { name: 'sign', unit: 'text' },
    ],
    rows: found.map((one) => [
      owner(one.rep),
      ...shares.flatMap((name) => cells(one[name])),
      one.signs.map((sign) => SIGNS[sign]).join('; ') || null,
    ]),
    notes: [
      `Untouched: accepted, and after ${UNTOUCHED_DAYS} days, or when it was given back, neither called nor written to. Accepted later than that is not counted.`,
      `A sign is given when the lower end of the interval reaches its threshold: accepted ${percent(THRESHOLDS.accepted)} and untouched ${percent(THRESHOLDS.untouched)} (rubber stamp), returned ${percent(THRESHOLDS.returned)} (sandbag).`,
    ],
  }
}

/** Who was offered how good leads, by score and by expected value, against what as many offers by chance would hold. */
export async function fair({ db, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: this is by rep')
  const range = lately(asked)
  const [counts, worth] = await Promise.all([offerCounts(db, range), readWorth(db, asked.asOf)])
  const money = worth.currency ?? 'as given'
  return {
    columns: [
      { name: 'rep', unit: 'name' },
      { name: 'offers', unit: 'offers' },
      ...against('mean score', 'points'),
      ...against('expected value', money),
      ...against('best tenth', 'offers'),
      { name: 'finding', unit: 'text' },
    ],
    rows: fairness(counts, worth).map((one) => [
      owner(one.rep),
      one.offers,
      ...draw(one.score, 1),
      ...draw(one.value, 2),
      ...draw(one.top, 0),
      (['score', 'value', 'top'] as const)
        .filter((what) => one[what].side !== 'fair')
        .map(
          (what) =>
            `${one[what].side} ${{ score: 'score', value: 'value', top: 'of the best' }[what]} than by chance`,
        )
        .join('; ') || 'as chance would have it',
    ]),
    notes: [
      'Low and high: 95 % of draws of as many offers from all offers of the period lie between them.',
      `Expected value: the win rate of the score’s band times the mean amount won (${rounded(worth.amount, 2)} ${money}), from the latest ${worth.n} first offers that are four months old or older.`,
      'One of twenty people lies outside by chance alone.',
    ],
  }
}

function against(name: string, unit: string) {
  return [
    { name, unit },
    { name: `${name} low`, unit: '95 % of draws by chance' },
    { name: `${name} high`, unit: '95 % of draws by chance' },
  ]
}

function draw({ had, low, high }: Against, places: number): Cells {
  return [had, low, high].map((value) => (value === null ? null : rounded(value, places)))
}

function cells({ hits, n, share, low, high }: Share): Cells {
  return [hits, n, ...[share, low, high].map((value) => (value === null ? null : rounded(value, 4)))]
}

function percent(share: number): string {
  return `${share * 100} %`
}
