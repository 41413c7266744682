import { addNotices, readMembers, readPreferences } from '#notices/store.ts'
import { groupOf, recipientsOf } from '#notices/rules.ts'
import { noticeId } from '#notices/ids.ts'
import type { Services } from '#work/services.ts'

/** Tells whoever signs that the month's card was learned; once for each card. */
export async function tellCardLearned(services: Services, card: string, at: number): Promise<void> {
  const what = 'card_learned'
  const everybody = 'managers:marketing,managers:sales,managers:leadgen'
  const people = recipientsOf(everybody, await readMembers(services.db))
  const preferencesOf = await readPreferences(services.db, people)
  const notices = people.map((person) => {
    const { product, mail } = preferencesOf(person).groups[groupOf(what)]
    return {
      person,
      id: noticeId(`card_learned ${card} ${person}`),
      at,
      what,
      lead: null,
      data: JSON.stringify({ what, card }),
      readAt: null,
      mail,
      inProduct: product,
    }
  })
  const news = await addNotices(services.db, notices)
  if (news.length > 0) services.changes.people(news)
}
