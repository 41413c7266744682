import { DAY } from '#simulate/season.rules.ts'
import { HOUR, MINUTE } from '#simulate/deeds.rules.ts'
import { taskDone } from '#journey/nurture/actions.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { Stretch } from '#work/card.ts'

/** A mail that a programme owes somebody, or a task that it asks of people. */
export type Owed = { at: number } & (
  { seq: number; template: string } | { seq: number; task: { programme: string; step: string } }
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
      mine.push(does === 'mail' ? { seq, at, template: uses! } : { seq, at, task: { programme, step } })
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

export function answerOwed(actor: Actor, owed: Owed): Deed[] {
  if ('template' in owed) return answerMail(actor, owed)
  const { random } = actor.contact
  if (!random.chance(DONE)) return []
  const decide = taskDone(owed.task, { by: 'leila.haddad' })
  return [{ at: Math.ceil(owed.at + random.exponential(1.5 * DAY)), situation: null, decide }]
}

/** What comes of a mail: it leaves, it comes back, somebody reads it, clicks, answers, or has had enough. */
function answerMail({ contact, life }: Actor, owed: Mail): Deed[] {
  const { random } = contact
  const sentAt = owed.at + MINUTE
  const told: Deed[] = [says(sentAt, sent(owed))]
  if (random.chance(BOUNCES)) {
    const body = { message: owed.seq, what: 'hard' as const, code: '5.1.1', until: null }
    return [...told, says(sentAt + 2 * MINUTE, { kind: 'MailReturned', body })]
  }
  if (random.chance(AWAY)) {
    const until = sentAt + random.whole(3, 16) * DAY
    const body = { message: owed.seq, what: 'away' as const, code: null, until }
    told.push(says(sentAt + 2 * MINUTE, { kind: 'MailReturned', body }))
  }
  const keen = 0.5 + life.interest
  const { clicks, replies, asks, kinds } = PULLS.find(({ of }) => owed.template.startsWith(of))!
  if (!random.chance(OPENS * keen)) return told
  const openedAt = sentAt + random.exponential(9 * HOUR)
  told.push(touched(openedAt, 'email_opened', owed))
  if (random.chance(LEAVES)) return [...told, touched(openedAt + MINUTE, 'unsubscribed', owed)]
  if (random.chance(replies * keen)) return [...told, touched(openedAt + 3 * HOUR, 'email_replied', owed)]
  if (!random.chance((clicks / OPENS) * keen)) return told
  told.push(touched(openedAt + 2 * MINUTE, 'email_clicked', owed))
  if (random.chance(asks * keen)) {
    const kind = random.pick(kinds)
    told.push(touched(openedAt + random.exponential(8 * DAY), kind, owed))
  }
  return told
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

function touched(at: number, kind: string, { seq }: Mail): Deed {
  const about = kind.startsWith('email_') || kind === 'unsubscribed' ? { message: seq } : {}
  return says(at, { kind: 'TouchHappened', body: { touch: { kind, channel: 'email', ...about } } } as Said)
}

function says(at: number, said: Said): Deed {
  const decide: Deed['decide'] = (_card, now) => ({
    facts: [{ ...said, at: now, by: 'mail', history: false } as LeadFact],
  })
  return { at: Math.ceil(at), situation: null, decide }
}
