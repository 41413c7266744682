import { v5 } from 'uuid'
import { addHours, addSpend, putRates } from '#journey/measure/money/store.ts'
import { cellOf, columnsOf, parseColumns, proposeColumns } from '#journey/outreach/list-columns.rules.ts'
import { MONEY_HEADERS, readRows } from '#journey/measure/money/file.rules.ts'
import { hoursOf, spendOf } from '#journey/measure/money/rows.rules.ts'
import type { Kept, RefusedRow } from '#journey/measure/money/file.rules.ts'
import type { HoursInput, MoneyList, RateInput, SpendInput } from '#journey/measure/money/contract.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'
import type { Database, Queryable } from '#platform/database.ts'

interface Wanted {
  dryRun: boolean
  mapping?: string | undefined
  currency?: string | undefined
}

interface Means {
  db: Database
  now: number
  people: ReadonlyMap<string, unknown>
  /** a field and what is wrong with it, in the language of whoever asked */
  say: (field: string, message: string) => string
}

const NAMESPACE = '0b1f6c1e-52a4-4f0c-8c0e-5f6f2f3d7a10'

/**
 * Takes a list of spend, hours or rates in. The same list again changes nothing: rows are known by what they say, and two
 * that say the same in one list are two.
 * @returns `problem`: a sentence without subject about the file or the mapping
 */
export async function importMoney(
  means: Means,
  list: MoneyList,
  file: ListFile,
  { dryRun, mapping, currency }: Wanted,
): Promise<ListImportAnswer | { field: string; problem: string }> {
  if (file.tooLong) return { field: 'body', problem: 'has too many rows for one list: split it' }
  const headers = MONEY_HEADERS[list]
  const columns =
    mapping === undefined
      ? { mapping: proposeColumns(file.headers, headers) }
      : parseColumns(mapping, file.headers, Object.keys(headers))
  if ('problem' in columns) return { field: 'mapping', ...columns }
  const read = readRows(list, file.rows, cellOf(file, columns.mapping), currency)
  const { kept, refused } = list === 'hours' ? known(read as Rows<HoursInput>, means.people) : read
  const answer: ListImportAnswer = {
    dryRun,
    file: file.name,
    columns: columnsOf(file, columns.mapping),
    read: file.rows.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: refused.length,
    rows: [],
    problems: refused
      .slice(0, 500)
      .map(({ line, field, message }) => ({ line, reason: means.say(field, message) })),
  }
  const outcomes = await written(means, list, kept as never, dryRun)
  kept.forEach(({ line, input }, i) => {
    const outcome = outcomes[i]!
    answer[outcome]++
    if (answer.rows.length < 50) answer.rows.push({ line, outcome, what: told(input) })
  })
  return answer
}

interface Rows<Input> {
  kept: Kept<Input>[]
  refused: RefusedRow[]
}

/** Hours of somebody who is not here would be nobody's. */
function known({ kept, refused }: Rows<HoursInput>, people: ReadonlyMap<string, unknown>): Rows<HoursInput> {
  const here = ({ input: { person } }: Kept<HoursInput>) => person === undefined || people.has(person)
  const strangers = kept.filter((row) => !here(row))
  const why = strangers.map(({ line }) => ({ line, field: 'person', message: 'is nobody here' }))
  return { kept: kept.filter(here), refused: [...refused, ...why].sort((a, b) => a.line - b.line) }
}

type Outcome = 'created' | 'updated' | 'unchanged'
const TRIED = Symbol('tried')

/** Written in one transaction; a dry run is taken back, so that it says what would become of each row. */
async function written(
  { db, now }: Means,
  list: MoneyList,
  kept: Kept<SpendInput & HoursInput & RateInput>[],
  dryRun: boolean,
): Promise<Outcome[]> {
  let outcomes: Outcome[] = []
  const write = async (transaction: Queryable): Promise<void> => {
    const inputs = kept.map(({ input }) => input)
    if (list === 'rates') {
      outcomes = await putRates(
        transaction,
        inputs.map(({ rate, ...one }) => ({ ...one, rate: String(rate) })),
        now,
      )
    } else {
      const ids = idsOf(list, inputs)
      const added =
        list === 'spend'
          ? await addSpend(
              transaction,
              inputs.map((one, i) => spendOf(ids[i]!, one)),
              now,
            )
          : await addHours(
              transaction,
              inputs.map((one, i) => hoursOf(ids[i]!, one)),
              now,
            )
      outcomes = ids.map((id) => (added.has(id) ? 'created' : 'unchanged'))
    }
    if (dryRun) throw TRIED
  }
  await db.transaction(write, { timeoutMs: 120_000 }).catch((error: unknown) => {
    if (error !== TRIED) throw error
  })
  return outcomes
}

function idsOf(list: MoneyList, inputs: object[]): string[] {
  const seen = new Map<string, number>()
  return inputs.map((input) => {
    const text = JSON.stringify([list, Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1))])
    const n = (seen.get(text) ?? 0) + 1
    seen.set(text, n)
    return v5(`${text} ${n}`, NAMESPACE)
  })
}

function told(input: Record<string, unknown>): string {
  return Object.values(input).map(String).join(' · ')
}
