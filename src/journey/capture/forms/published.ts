import { purposeText } from '#journey/capture/forms/around.store.ts'
import { readPublished } from '#journey/capture/forms/store.ts'
import type { Database } from '#platform/database.ts'
import type { FormDocument } from '#journey/capture/forms/contract.ts'
import type { Language } from '#platform/language.contract.ts'

export interface Published {
  id: string
  version: number
  document: FormDocument
  open: boolean
}

/** So long a change that another process made may go unseen, milliseconds. */
const FRESH_MS = 1_000

interface Kept {
  at: number
  value: Promise<unknown>
}

/** A form that is read for every visitor would be most of what a submission asks of the database. */
const kept = new WeakMap<Database, Map<string, Kept>>()

/** A form as visitors see it; `version`: as they saw it then. null: there is none. */
export function publishedForm(db: Database, id: string, version?: number): Promise<Published | null> {
  return remembered(db, `${id} ${version ?? ''}`, async () => {
    const found = await readPublished(db, id, version ?? null)
    return found && { id, ...found }
  })
}

/** What was to be agreed to, in the words of that version. */
export function agreedText(
  db: Database,
  purpose: string,
  version: number,
  language: Language,
): Promise<string | null> {
  return remembered(db, `purpose ${purpose} ${version} ${language}`, () =>
    purposeText(db, purpose, version, language),
  )
}

/** After a change here it is seen at once. */
export function forgetPublished(db: Database): void {
  kept.delete(db)
}

function remembered<Value>(db: Database, key: string, read: () => Promise<Value>): Promise<Value> {
  let own = kept.get(db)
  // names that nobody has a form under come from outside, so there may be any number of them
  if (!own || own.size > 1_000) kept.set(db, (own = new Map()))
  const known = own.get(key)
  const at = performance.now()
  if (known && at - known.at < FRESH_MS) return known.value as Promise<Value>
  const value = read()
  own.set(key, { at, value })
  value.catch(() => own.delete(key))
  return value
}
