import { agreed } from '#journey/nurture/rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { live } from '#journey/lifecycle/telling.rules.ts'
import { mergePerson } from '#journey/capture/rules.ts'
import { worded } from '#journey/consent/purposes.rules.ts'
import type { ConsentHow } from '#journey/consent/facts.ts'
import type { Card, Told } from '#work/card.ts'
import type { Language } from '#platform/language.contract.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Purpose } from '#journey/consent/purposes.rules.ts'

/** What people decide on their own page, as pure decisions. `by`: the person themself, through a link of a mail. */
export const BY = 'link'
const PAGE = 'preferences'

/** No more mails, whatever was agreed to. Said twice, it is recorded once. */
export function stopAll(card: Card, now: number, how: ConsentHow): Told {
  const { state } = card
  const some = state.consent.email || Object.values(state.purposes ?? {}).includes(true)
  if (state.erased || (!some && state.touched.unsubscribed !== undefined)) return { facts: [] }
  const word = { purpose: null, given: false, channel: 'email', how, version: null } as const
  const touch = { kind: 'unsubscribed', channel: 'email' }
  return {
    facts: [consentFact(word, now, BY), live(now, BY, { kind: 'TouchHappened', body: { touch } })],
  }
}

/**
 * The boxes as they were sent, against what was agreed. `shown`: the purposes and versions that stood on the page; one
 * that was published since says nothing.
 */
export function choose(
  card: Card,
  now: number,
  given: {
    purposes: readonly Purpose[]
    shown: readonly string[]
    topics: readonly string[]
    language: Language
  },
): Told {
  if (card.state.erased) return { facts: [] }
  const facts: LeadFact[] = []
  for (const purpose of given.purposes) {
    const { id, version } = purpose
    if (!given.shown.includes(`${id}:${version}`)) continue
    const wants = given.topics.includes(id)
    if (wants === agreed(card.state, id)) continue
    const { text: shown } = worded(purpose, given.language)
    const proof = wants ? { shown, where: PAGE } : { where: PAGE }
    const word = {
      purpose: id,
      given: wants,
      channel: 'email',
      how: 'preferences',
      version,
      ...proof,
    } as const
    facts.push(consentFact(word, now, BY))
  }
  return { facts }
}

const MONTHS = 3

/** Three months from now, on the same day of the month or the last that there is. */
export function pauseUntil(now: number): number {
  const then = new Date(now)
  const day = then.getUTCDate()
  then.setUTCDate(1)
  then.setUTCMonth(then.getUTCMonth() + MONTHS)
  const last = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate()
  then.setUTCDate(Math.min(day, last))
  return then.getTime()
}

export function pause(card: Card, now: number, until: number): Told {
  if (card.state.erased) return { facts: [] }
  return { facts: [live(now, BY, { kind: 'MailsPaused', body: { until, how: 'preferences' } })] }
}

/** A corrected name. What is left empty stays as it was. */
export function rename(card: Card, now: number, firstName: string, lastName: string): Told {
  const said = { ...(firstName ? { firstName } : {}), ...(lastName ? { lastName } : {}) }
  const { person, state } = card
  // of a lead that others go on in, all that was said is kept: without the merge it may be news to one of them
  const differs = Object.entries(said).some(
    ([part, value]) => state.merged || person[part as 'firstName'] !== value,
  )
  if (state.erased || !differs) return { facts: [] }
  const news = [...Object.keys(said), 'name'].filter(
    (part) => state.merged || state.ranks?.[part] !== 'human',
  )
  // the name as given whole would outrank the parts that were just corrected
  const { name: _, ...known } = person
  const body = {
    source: null,
    campaign: null,
    channel: null,
    company: null,
    companyId: null,
    attributes: {},
    known: { email: false, phone: false, name: true, company: false },
    consent: {},
    touch: null,
    ...(news.length > 0 && { said: { by: 'human' as const, fields: news } }),
  }
  const whole = mergePerson(known, said)
  const name = [whole.firstName, whole.lastName].filter(Boolean).join(' ')
  return {
    facts: [live(now, BY, { kind: 'LeadDetailsChanged', body, personal: { ...said, name } })],
    person: { ...whole, name },
  }
}
