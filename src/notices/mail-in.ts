import { addNotices, readMembers, readPreferences } from '#notices/store.ts'
import { groupOf, recipientsOf } from '#notices/rules.ts'
import { noticeId } from '#notices/ids.ts'
import type { NewNotice } from '#notices/store.ts'
import type { Queryable } from '#platform/database.ts'

interface News {
  mail: string
  lead: string
  /** a person, or a desk: then its team */
  owner: string
  what: string
}

/** Tells whoever has a lead that it wrote. A notice's id is made of its mail: told once, however often the mail is taken up. */
export async function tellMailIn(transaction: Queryable, news: News[], at: number): Promise<string[]> {
  if (news.length === 0) return []
  const members = await readMembers(transaction)
  const addressed = news.map((one) => ({
    ...one,
    people: recipientsOf(one.owner.replace(/^desk:/, 'team:'), members),
  }))
  const preferencesOf = await readPreferences(transaction, [
    ...new Set(addressed.flatMap(({ people }) => people)),
  ])
  const notices = addressed.flatMap(({ mail, lead, what, people }) =>
    people.map((person): NewNotice => {
      const { product, mail: byMail } = preferencesOf(person).groups[groupOf(what)]
      return {
        person,
        id: noticeId(`mail_in ${mail} ${person}`),
        at,
        what,
        lead,
        data: JSON.stringify({ what, mail }),
        readAt: null,
        mail: byMail,
        inProduct: product,
      }
    }),
  )
  return addNotices(transaction, notices)
}
