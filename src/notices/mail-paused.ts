import { createHash } from 'node:crypto'
import { addNotices, readMembers, readPreferences } from '#notices/store.ts'
import { groupOf, recipientsOf } from '#notices/rules.ts'
import type { Services } from '#work/services.ts'

/** Tells marketing that mails of programmes rest because a limit was passed; once for each time that they do. */
export async function tellMailPaused(services: Services, why: string, at: number): Promise<void> {
  const what = 'mail_paused'
  const people = recipientsOf('managers:marketing', await readMembers(services.db))
  const preferencesOf = await readPreferences(services.db, people)
  const notices = people.map((person) => {
    const { product, mail } = preferencesOf(person).groups[groupOf(what)]
    const data = JSON.stringify({ what, why })
    return {
      person,
      id: idOf(person, at),
      at,
      what,
      lead: null,
      data,
      readAt: null,
      mail,
      inProduct: product,
    }
  })
  const news = await addNotices(services.db, notices)
  if (news.length > 0) services.changes.people(news)
}

/** A UUID of version 8: the same for the same pause. */
function idOf(person: string, at: number): string {
  const bytes = createHash('sha256').update(`mail_paused ${at} ${person}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
