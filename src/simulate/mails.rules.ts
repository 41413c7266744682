import { absent, answer, complained, leaveMeAlone, returned } from '#simulate/letters.rules.ts'
import { clicked, machines, opened } from '#simulate/signals.rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import { DAY } from '#simulate/season.rules.ts'
import { HOUR, MINUTE } from '#simulate/deeds.rules.ts'
import { mails } from '#simulate/nurture.rules.ts'
import { textAt, type Site } from '#simulate/sent.rules.ts'
import { taskDone } from '#journey/nurture/actions.rules.ts'
import { stopAll } from '#journey/consent/preferences.rules.ts'
import type { About } from '#simulate/letters.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { Contact } from '#simulate/market.rules.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Random } from '#simulate/random.rules.ts'
import type { Stretch } from '#work/card.ts'

/** A mail that a programme owes somebody, or a task that it asks of people. */
export type Owed = { at: number } & (
  | { seq: number; template: string; programme: string }
  | { seq: number; task: { programme: string; step: string } }
)
type Mail = Extract<Owed, { template: string }>

/** The mails and tasks that new entries call for, by lead. */
export function owedIn(stretches: Stretch[]): Map<string, Owed[]> {
  const owed = new Map<string, Owed[]>()
  for (const { after, entries } of stretches)
    for (const { entry } of entries) {
      if (entry.kind !== 'ProgrammeStepTaken') continue
      const { does, uses, programme, step } = entry.body
      if (does !== 'mail' && does !== 'task') continue
      const mine = owed.get(after.leadId) ?? []
      const { seq, at } = entry
      mine.push(
        does === 'mail' ? { seq, at, template: uses!, programme } : { seq, at, task: { programme, step } },
      )
      owed.set(after.leadId, mine)
    }
  return owed
}

/** How often so; those who want something open and click more than the others. */
const BOUNCES = 0.008
const AWAY = 0.02
const OPENS = 0.38
const LEAVES = 0.006

/**
 * What mails do, by what their templates' names begin with: who clicked asks for a talk within weeks. This is the effect that the
 * proof has to find: large in First steps, ordinary in Not now, and none in Lost, whose mails are opened and nothing else.
 */
const PULLS = [
  { of: 'first_', clicks: 0.12, replies: 0.012, asks: 0.38, kinds: ['demo_requested', 'contact_requested'] },
  { of: 'lost_', clicks: 0, replies: 0, asks: 0, kinds: ['contact_requested'] },
  {
    of: '',
    clicks: 0.09,
    replies: 0.012,
    asks: 0.34,
    kinds: ['demo_requested', 'contact_requested', 'content_downloaded'],
  },
] as const

/** Most tasks are done within days, some never. */
const DONE = 0.75

export function answerOwed(actor: Actor, owed: Owed, site: Site): Deed[] {
  if ('template' in owed) return answerMail(actor, owed, site)
  const { random } = actor.contact
  if (!random.chance(DONE)) return []
  const decide = taskDone(owed.task, { by: 'leila.haddad' })
  return [{ at: Math.ceil(owed.at + random.exponential(1.5 * DAY)), situation: null, decide }]
}

/** Beside what life brings: mailboxes that are full, people who left, and the button that says spam. */
const FULL = 0.006
const COMPLAINS = 0.0006
const LEFT = 0.06
const CHOOSES = 0.02

/** What comes of a mail: it leaves, it comes back, software looks at it, somebody reads it, clicks, answers, or has had enough. */
function answerMail({ contact, life, leadId }: Actor, owed: Mail, site: Site): Deed[] {
  const { random } = contact
  const sentAt = owed.at + MINUTE
  const told: Deed[] = [says(sentAt, sent(owed))]
  const { subject, url } = mails.find(({ id }) => id === owed.template)!
  const about = { lead: leadId!, seq: owed.seq, subject }
  const mail = { seq: owed.seq, programme: owed.programme, url }
  const own = createRandom(contact.index ^ (owed.seq << 20), 0xb0c)
  if (random.chance(BOUNCES)) {
    const at = Math.ceil(sentAt + 2 * MINUTE)
    return [...told, writes(at, returned(contact, about, at, 'hard'))]
  }
  for (const { at, touch } of machines(contact, mail, sentAt))
    told.push(says(at, { kind: 'TouchHappened', body: { touch } }, 'web'))
  if (random.chance(AWAY)) {
    const at = Math.ceil(sentAt + 2 * MINUTE)
    const back = sentAt + random.whole(3, 16) * DAY
    told.push(writes(at, absent(contact, about, at, { back, left: own.chance(LEFT) })))
  } else if (own.chance(FULL)) {
    const at = Math.ceil(sentAt + 5 * HOUR)
    return [...told, writes(at, returned(contact, about, at, 'soft'))]
  }
  const keen = 0.5 + life.interest
  const { clicks, replies, asks, kinds } = PULLS.find(({ of }) => owed.template.startsWith(of))!
  if (!random.chance(OPENS * keen)) return told
  const openedAt = sentAt + random.exponential(9 * HOUR)
  const open = opened(contact, mail, openedAt, sentAt)
  told.push(says(openedAt, { kind: 'TouchHappened', body: { touch: open.touch } }, 'web'))
  if (random.chance(LEAVES)) return [...told, ...hasHadEnough(contact, about, own, openedAt + MINUTE)]
  if (own.chance(COMPLAINS / OPENS)) {
    const at = Math.ceil(openedAt + HOUR)
    return [...told, writes(at, complained(contact, about, at))]
  }
  if (own.chance(CHOOSES)) told.push(...chooses(site, own, openedAt + 4 * MINUTE))
  if (random.chance(replies * keen) || own.chance(replies)) {
    const at = Math.ceil(openedAt + 3 * HOUR)
    return [...told, writes(at, answer(contact, about, at))]
  }
  if (!random.chance((clicks / OPENS) * keen)) return told
  const click = clicked(contact, mail, openedAt + 2 * MINUTE, sentAt)
  told.push(says(click.at, { kind: 'TouchHappened', body: { touch: click.touch } }, 'web'))
  if (random.chance(asks * keen)) {
    const kind = random.pick(kinds)
    told.push(touched(openedAt + random.exponential(8 * DAY), kind))
  }
  return told
}

/** By the link of the mail, or in words. */
function hasHadEnough(contact: Contact, about: About, own: Random, at: number): Deed[] {
  if (own.chance(0.4)) {
    const then = Math.ceil(at + 10 * MINUTE)
    return [writes(then, leaveMeAlone(contact, about, then))]
  }
  return [{ at: Math.ceil(at), situation: null, decide: (card, now) => stopAll(card!, now, 'one_click') }]
}

/** On their own page: something else, or less often. */
function chooses(site: Site, own: Random, at: number): Deed[] {
  const [purpose, given] = own.pick([
    ['news', false],
    ['events', true],
    ['service', true],
    ['product', true],
  ] as const)
  const text = textAt(site, purpose, at, 'en')
  if (!text) return []
  const { version, shown } = text
  const proof = given ? { shown, where: 'preferences' } : { where: 'preferences' }
  const word = { purpose, given, channel: 'email', how: 'preferences', version, ...proof } as const
  return [
    {
      at: Math.ceil(at),
      situation: null,
      decide: (_card, now) => ({ facts: [consentFact(word, now, 'link')] }),
    },
  ]
}

/** A mail on its way to us: what it is taken for, the product finds out. */
function writes(at: number, mail: string): Deed {
  return { at, situation: null, decide: null, mail }
}

type Said = Pick<LeadFact, 'kind' | 'body'>

function sent({ seq, template }: Mail): Said {
  const body = {
    message: seq,
    template,
    templateVersion: 1,
    outcome: 'sent' as const,
    detail: '250 2.0.0 Ok',
  }
  return { kind: 'MailSettled', body }
}

function touched(at: number, kind: string): Deed {
  return says(at, { kind: 'TouchHappened', body: { touch: { kind, channel: 'email' } } })
}

function says(at: number, said: Said, by = 'mail'): Deed {
  const decide: Deed['decide'] = (_card, now) => ({
    facts: [{ ...said, at: now, by, history: false } as LeadFact],
  })
  return { at: Math.ceil(at), situation: null, decide }
}
