import { addNotices, readMembers, readPreferences } from '#notices/store.ts'
import { groupOf, recipientsOf } from '#notices/rules.ts'
import { noticeId } from '#notices/ids.ts'
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
      id: noticeId(`mail_paused ${at} ${person}`),
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
