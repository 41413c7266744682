import { badDimension } from '#journey/measure/report.rules.ts'
import { liftSentence } from '#journey/measure/lift.words.rules.ts'
import { isoCode } from '#journey/measure/lift.series.rules.ts'
import { proofOf } from '#journey/measure/lift.ts'
import { readDrawings } from '#journey/measure/lift.store.ts'
import { rounded } from '#journey/measure/interval.rules.ts'
import type { Asked, Cells, Table } from '#journey/measure/report.rules.ts'
import type { Lift } from '#journey/measure/lift.contract.ts'
import type { Refusal } from '#work/card.ts'
import type { ReportFloor } from '#journey/measure/reports.ts'

/** What each programme did: its people against those who were held out at random, two rows for each outcome. */
export async function lift({ db }: ReportFloor, asked: Asked): Promise<Table | Refusal> {
  if (asked.by !== null) return badDimension(asked.by, 'left out: rows are programmes, outcomes and arms')
  if (asked.from !== null || asked.to !== null) {
    const field = asked.from === null ? 'to' : 'from'
    const message = 'must be left out: a lift counts from the first draw on; asOf says until when'
    return { refused: 'invalid', detail: `${field} ${message}`, errors: [{ field, message }] }
  }
  const rows: Cells[] = []
  const notes: string[] = []
  for (const drawing of await readDrawings(db, null)) {
    const { since, currency, unpriced, lifts, balance } = await proofOf(db, drawing, asked.asOf)
    if (since === null) {
      notes.push(`${drawing.name}: nobody was drawn, so there is nobody to compare with.`)
      continue
    }
    for (const one of lifts) {
      rows.push(...armsOf(drawing.id, one, one.outcome === 'won' ? currency : null))
      notes.push(`${drawing.name}: ${liftSentence(one, 'en', isoCode(currency))}`)
    }
    if (balance && balance.broken.length > 0)
      notes.push(`${drawing.name}: its draw looks broken (${balance.broken.join(', ')}).`)
    if (unpriced > 0)
      notes.push(`${drawing.name}: ${unpriced} won deals have no amount in ${currency ?? 'any currency'}.`)
  }
  return {
    columns: [
      { name: 'programme', unit: 'id' },
      { name: 'outcome', unit: 'first accepted, first opportunity, money won; after the draw' },
      { name: 'arm', unit: 'took part, held out; as drawn' },
      { name: 'people', unit: 'people drawn' },
      { name: 'came to it', unit: 'people' },
      { name: 'each', unit: 'share of them, or money per person, each cut at the cap' },
      { name: 'currency', unit: 'ISO 4217' },
      { name: 'cap', unit: 'money that one person counts at most' },
      { name: 'difference', unit: 'took part minus held out' },
      { name: 'low', unit: '95 % interval over all looks' },
      { name: 'high', unit: '95 % interval over all looks' },
      { name: 'verdict', unit: 'raises, harms, no_effect_larger_than, not_enough, draw_broken' },
    ],
    rows,
    notes: [
      ...notes,
      'Everybody counts in the arm that they were drawn into, from the draw on, whatever happened. One may look as often as one likes.',
    ],
  }
}

function armsOf(
  programme: string,
  { outcome, cap, now, verdict, ...arms }: Lift,
  currency: string | null,
): Cells[] {
  const places = outcome === 'won' ? 2 : 4
  const cell = (value: number | null = null) => (value === null ? null : rounded(value, places))
  const row = (arm: 'took' | 'heldOut', name: string, difference: Cells): Cells => {
    const { n, hits } = arms[arm]
    return [programme, outcome, name, n, hits, cell(now?.[arm]), currency, cell(cap), ...difference]
  }
  const difference = [cell(now?.difference), cell(now?.low), cell(now?.high), verdict.verdict]
  return [row('took', 'took part', difference), row('heldOut', 'held out', [null, null, null, null])]
}
