import { hashText, mixHash } from '#journey/matching/text.rules.ts'
import { recordsOf, type Field, type Records } from '#journey/matching/fields.rules.ts'
import { splitName } from '#journey/matching/name.rules.ts'
import { TableTaker } from '#journey/matching/table.rules.ts'
import type { Column } from '#journey/matching/kinds.rules.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'

/** A lead as far as it says who somebody is. */
export interface Subject {
  lead: string
  person: PersonDetails
  company: string | null
  country: string | null
}

/** What is compared of two leads. The order is that of the weights: a change of it asks for new ones. */
export const COLUMNS: readonly Column[] = (
  ['givenName', 'familyName', 'email', 'phone', 'company', 'country'] as const
).map((kind) => ({ name: kind, kind, left: null, by: 'name' }))

/** Leads as columns of text, added one by one: a million of them need no more memory than their distinct values. */
export class SubjectTaker {
  readonly #taker = new TableTaker(COLUMNS.map(({ name }) => name))

  add({ person, company, country }: Subject): void {
    const { given, family } = namesOf(person)
    this.#taker.add([given, family, person.email ?? '', person.phone ?? '', company ?? '', country ?? ''])
  }

  get count(): number {
    return this.#taker.count
  }

  records(): Records {
    return recordsOf(this.#taker.columns(), COLUMNS, () => 0)
  }
}

/** A whole name is parted only where its halves were not told. */
function namesOf({ firstName, lastName, name }: PersonDetails): { given: string; family: string } {
  if (firstName !== undefined || lastName !== undefined || name === undefined)
    return { given: firstName ?? '', family: lastName ?? '' }
  return splitName(name)
}

/** Leads as they are compared, and of each lead which record it is. */
export function compared(subjects: readonly Subject[]): { records: Records; recordOf: Map<string, number> } {
  const taker = new SubjectTaker()
  for (const subject of subjects) taker.add(subject)
  const records = taker.records()
  const recordOf = new Map<string, number>()
  records.rows.forEach((row, record) => recordOf.set(subjects[row]!.lead, record))
  return { records, recordOf }
}

/** A field of a record as it is compared; empty where it says nothing. */
export function textOf({ fields }: Records, kind: Field['kind'], record: number): string {
  const field = fields.find((one) => one.kind === kind)
  const id = field?.values.ids[record] ?? -1
  return id < 0 ? '' : field!.values.texts[id]!
}

/** In place of a value that is left out of the comparison: as if it were missing. */
export const SILENCED = -1

/** Another number as soon as something else is compared: 52 bits, the same on every machine. */
export function digestOf(records: Records, record: number): number {
  const text = records.fields.map(({ kind }) => textOf(records, kind, record)).join('\n')
  return hashText(text) * 2 ** 20 + (mixHash(hashText(text, 1)) >>> 12)
}
