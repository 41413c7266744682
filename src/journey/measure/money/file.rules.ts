import type { z } from 'zod'
import { HoursInput, RateInput, SpendInput } from '#journey/measure/money/contract.ts'
import type { ListRow } from '#journey/capture/list-file.contract.ts'
import type { MoneyList } from '#journey/measure/money/contract.ts'

type Headers = Record<string, string[]>

const PLACE: Headers = {
  campaign: ['campaign', 'campaignname', 'kampagne'],
  source: ['source', 'leadsource', 'quelle'],
  from: ['from', 'periodfrom', 'start', 'startdate', 'von', 'beginn', 'date', 'day', 'datum', 'tag'],
  to: ['to', 'periodto', 'end', 'enddate', 'until', 'bis', 'ende'],
}
const CURRENCY = ['currency', 'currencycode', 'waehrung', 'wahrung']

/** How files from elsewhere call a column, squashed; the first that is there wins. */
export const MONEY_HEADERS: Record<MoneyList, Headers> = {
  spend: {
    ...PLACE,
    amount: ['amount', 'spend', 'cost', 'costs', 'betrag', 'kosten', 'ausgaben'],
    currency: CURRENCY,
  },
  hours: {
    person: ['person', 'personid', 'who', 'employee', 'mitarbeiter'],
    function: ['function', 'team', 'department', 'funktion', 'abteilung'],
    ...PLACE,
    hours: ['hours', 'time', 'stunden', 'zeit'],
    cost: ['cost', 'costs', 'amount', 'kosten', 'betrag'],
    currency: CURRENCY,
  },
  rates: {
    currency: CURRENCY,
    day: ['day', 'date', 'tag', 'datum'],
    rate: ['rate', 'exchangerate', 'kurs', 'wechselkurs'],
  },
}

const INPUTS = { spend: SpendInput, hours: HoursInput, rates: RateInput }

export interface Kept<Input> {
  line: number
  input: Input
}

/** Why a row cannot be taken in: a field and a sentence without its subject; a row that cannot be read has no field. */
export interface RefusedRow {
  line: number
  field: string
  message: string
}

/**
 * Reads the rows of a list. A period with a beginning alone is one day.
 * @param fallback of rows that name no currency
 */
export function readRows<List extends MoneyList>(
  list: List,
  rows: readonly ListRow[],
  cell: (cells: string[], field: string) => string,
  fallback: string | undefined,
): { kept: Kept<z.infer<(typeof INPUTS)[List]>>[]; refused: RefusedRow[] } {
  const kept: Kept<z.infer<(typeof INPUTS)[List]>>[] = []
  const refused: RefusedRow[] = []
  for (const row of rows) {
    if ('refused' in row) {
      refused.push({ line: row.line, field: '', message: row.refused })
      continue
    }
    const parsed = INPUTS[list].safeParse(given(list, (field) => cell(row.cells, field), fallback))
    if (parsed.success) kept.push({ line: row.line, input: parsed.data as z.infer<(typeof INPUTS)[List]> })
    else refused.push(...whyNot(row.line, parsed.error.issues))
  }
  return { kept, refused }
}

function given(
  list: MoneyList,
  cell: (field: string) => string,
  fallback: string | undefined,
): Record<string, string> {
  const input: Record<string, string> = {}
  for (const field of Object.keys(MONEY_HEADERS[list])) {
    const value = cell(field).trim()
    if (value !== '') input[field] = value
  }
  if (input.from !== undefined) input.to ??= input.from
  input.currency = (input.currency ?? fallback ?? '').toUpperCase()
  if (input.currency === '' || (list === 'hours' && input.cost === undefined)) delete input.currency
  if (input.function !== undefined) input.function = input.function.toLowerCase()
  return input
}

/** One reason is enough: the first that zod names. */
function whyNot(line: number, issues: z.core.$ZodIssue[]): RefusedRow[] {
  const issue = issues[0]!
  const field = issue.path.map(String).join('.')
  const missing = issue.code === 'invalid_type' && issue.input === undefined
  return [
    {
      line,
      field,
      message: missing || issue.code === 'invalid_union' ? 'is missing or no such value' : issue.message,
    },
  ]
}
