import { BECAME, BECAME_WORDS } from '#journey/measure/offers.rules.ts'
import { badDimension, lately } from '#journey/measure/report.rules.ts'
import { becameOfLeft, hoursToWork, offerCounts } from '#journey/measure/offers.store.ts'
import { LEAST_LEFT, pickingInWords, pickings } from '#journey/measure/picking.rules.ts'
import { rounded, shareCells } from '#journey/measure/interval.rules.ts'
import type { Asked, Cells, Table } from '#journey/measure/report.rules.ts'
import type { Band, Picking } from '#journey/measure/picking.rules.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** Which leads each rep works and which they leave, against chance given the score; by `band` score band by score band. */
export async function cherryPicking({ db, law, owner }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null && asked.by !== 'band') return badDimension(asked.by, 'left out, or band')
  const range = lately(asked)
  const found = pickings(await offerCounts(db, range))
  if (asked.by === 'band') return bands(found, owner)
  const [hours, became] = await Promise.all([
    hoursToWork(db, range),
    becameOfLeft(db, law.at(asked.asOf), range),
  ])
  return {
    columns: [
      { name: 'rep', unit: 'name' },
      { name: 'settled', unit: 'offers worked or left' },
      { name: 'worked', unit: 'offers' },
      { name: 'left', unit: 'offers' },
      { name: 'worked share', unit: 'share of settled' },
      { name: 'worked share low', unit: '95 % interval' },
      { name: 'worked share high', unit: '95 % interval' },
      { name: 'expected worked', unit: 'offers, by the others’ rate at the same score' },
      { name: 'p fewer', unit: 'Mantel-Haenszel, one-sided' },
      { name: 'median hours', unit: 'hours from offer to first work' },
      { name: 'score of worked', unit: 'mean points' },
      { name: 'score of left', unit: 'mean points' },
      { name: 'score by chance', unit: 'mean points of as many chosen as the team chooses' },
      { name: 'p picked', unit: 'test of trend, one-sided, Holm' },
      { name: 'picks', unit: 'yes or no' },
      ...BECAME.map((what) => ({ name: `left: ${BECAME_WORDS[what]}`, unit: 'offers' })),
      { name: 'in words', unit: 'text' },
    ],
    rows: found.map((one) => {
      const mine = became.filter(({ rep }) => rep === one.rep)
      return [
        owner(one.rep),
        ...facts(one),
        hours.has(one.rep) ? rounded(hours.get(one.rep)!, 2) : null,
        ...leaning(one),
        ...BECAME.map((what) => mine.find((row) => row.became === what)?.n ?? 0),
        pickingInWords(one),
      ]
    }),
    notes: [
      'Worked: a call, mail or visit was made or tried while the rep had the lead. Left: returned, run out, or accepted and then not worked.',
      `A rep picks when a choice by chance would lean as far to high scores in less than 1 of 20 teams (Holm), and at least ${LEAST_LEFT} were left.`,
      'Offers that are open, withdrawn or accepted lately are not counted. What became of the left ones is as of now.',
    ],
  }
}

function facts({ settled, worked, left, fewer }: Picking): Cells {
  const compared = fewer ? [rounded(fewer.expected, 1), tiny(fewer.p)] : [null, null]
  return [settled, worked, left, ...shareCells(worked, settled), ...compared]
}

function leaning({ tilt, p, picks }: Picking): Cells {
  const scores = tilt
    ? [tilt.worked, tilt.left, tilt.expected].map((score) => rounded(score, 1))
    : [null, null, null]
  return [...scores, p === null ? null : tiny(p), picks ? 'yes' : 'no']
}

/** Four significant digits: of a p of 1e-9 four places would leave nothing. */
function tiny(p: number): number {
  return Number(p.toPrecision(4))
}

function bands(found: Picking[], owner: (id: string) => string): Table {
  const cells = (rep: string, { score, n, worked, expected }: Band): Cells => [
    owner(rep),
    score,
    n,
    worked,
    n - worked,
    ...shareCells(worked, n),
    expected === null ? null : rounded(expected, 2),
  ]
  return {
    columns: [
      { name: 'rep', unit: 'name' },
      { name: 'score from', unit: 'points, in bands of 5' },
      { name: 'settled', unit: 'offers worked or left' },
      { name: 'worked', unit: 'offers' },
      { name: 'left', unit: 'offers' },
      { name: 'worked share', unit: 'share of settled' },
      { name: 'worked share low', unit: '95 % interval' },
      { name: 'worked share high', unit: '95 % interval' },
      { name: 'expected worked', unit: 'offers, by the others’ rate in the same band' },
    ],
    rows: found.flatMap(({ rep, bands: mine }) => mine.map((band) => cells(rep, band))),
    notes: ['Scores are those at the moment of the offer.'],
  }
}
