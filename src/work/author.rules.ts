import type { Who } from '#platform/http/route.ts'

/**
 * Whom a fact is put down to: `person:ID`, `key:ID` for a machine, `api` where nobody said who sits at this machine.
 * The form is that of `by` in src/ledger/entry.ts.
 */
export function authorOf(who: Who): string {
  // keys have their prefix in the id already, so that they cannot be mistaken for a person
  if (who.via === 'key') return who.id
  const named = who.via === 'session' || (who.via === 'local' && who.id !== 'local')
  return named ? `person:${who.id}` : 'api'
}
