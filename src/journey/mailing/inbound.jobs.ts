import { doBatch, isFaster, OutcomeUnknown, StoreUnreachable } from '#work/batch.ts'
import { colleagues, leadsOf, realMails, thirdInARow } from '#journey/mailing/inbound.around.store.ts'
import { leaveAlone } from '#work/left-alone.store.ts'
import { markStuck, waitingMails, writeSorted } from '#journey/mailing/inbound.store.ts'
import { newSendersAt } from '#journey/mailing/inbound.settings.rules.ts'
import { productFrom } from '#journey/mailing/product.store.ts'
import { PROVED } from '#journey/mailing/send.details.rules.ts'
import { readMail } from '#journey/mailing/inbound.read.rules.ts'
import { readSending } from '#journey/mailing/sending.store.ts'
import { recordReturns } from '#journey/mailing/health.store.ts'
import { senderAddress } from '#journey/mailing/sending.rules.ts'
import { settleByEvidence } from '#journey/mailing/send.store.ts'
import { sort } from '#journey/mailing/inbound.sort.rules.ts'
import { takeApart } from '#journey/mailing/inbound.parse.ts'
import { wishOf, withListed } from '#journey/mailing/inbound.alone.rules.ts'
import { workOf } from '#journey/mailing/inbound.work.rules.ts'
import { writtenAt } from '#journey/mailing/inbound.mail.rules.ts'
import type { Done } from '#work/card.ts'
import type { Followed } from '#journey/mailing/inbound.reasons.rules.ts'
import type { Incoming } from '#journey/mailing/inbound.mail.rules.ts'
import type { MailSettings } from '#journey/mailing/sending.contract.ts'
import type { Meant } from '#journey/mailing/inbound.work.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Reading } from '#journey/mailing/inbound.read.rules.ts'
import type { Services } from '#work/services.ts'
import type { WaitingMail } from '#journey/mailing/inbound.store.ts'
import type { Wish } from '#journey/mailing/inbound.alone.rules.ts'

/** What whoever has a lead is told of a mail: written in the transaction that takes the mail up. */
export interface IncomingNews {
  mail: string
  lead: string
  owner: string
  what: 'mail_replied' | 'mail_unsubscribed' | 'mail_left'
}
/** @returns whom it is news to */
export type TellIncoming = (transaction: Queryable, news: IncomingNews[], at: number) => Promise<string[]>

const ROUND = { most: 256, bytes: 32 * 1024 * 1024 }
const TRIES = 5

/** Another process took the same mails further. */
class TakenMeanwhile extends Error {}

/**
 * Finds out what mails mean and takes them into the journey: facts, settled mails, counted returns, notices and the mark
 * that it is done are one transaction. Resolves to whether there may be more.
 * `only`: this one alone
 */
export async function sortMails(services: Services, tell: TellIncoming, only?: string): Promise<boolean> {
  const mails = await waitingMails(services.db, { ...ROUND, only })
  if (mails.length === 0) return false
  try {
    await sortThem(services, tell, mails)
  } catch (error) {
    if (isNobodysFault(error)) throw error
    if (error instanceof TakenMeanwhile || isFaster(error)) return true
    // one that cannot be taken further must not hold up the others
    for (const mail of mails)
      await sortThem(services, tell, [mail]).catch((why: unknown) => keep(services, mail, why))
  }
  services.changes.topic('mail')
  return only === undefined
}

async function sortThem(services: Services, tell: TellIncoming, mails: WaitingMail[]): Promise<void> {
  const meant = await meaningOf(services, mails)
  const followed = new Map<string, Followed[]>()
  const rules = services.law.at(services.now())
  const follow = (id: string, what: Followed[]) => void followed.set(id, what)
  const worked = meant.flatMap((one) => {
    const work = workOf(rules, one, follow)
    return work ? [{ one, work }] : []
  })
  let news: string[] = []
  await doBatch(
    services,
    worked.map(({ work }) => work),
    {
      also: async (transaction, dones) => {
        const doneOf = new Map(worked.map(({ one }, i) => [one.id, dones[i]!]))
        const listed = await listWishes(transaction, meant, doneOf, services.now())
        const rows = meant.map((one) =>
          rowOf(one, doneOf.get(one.id), withListed(followed.get(one.id) ?? [], listed.get(one.id))),
        )
        if ((await writeSorted(transaction, rows)) !== rows.length) throw new TakenMeanwhile()
        await record(transaction, meant)
        news = await tell(transaction, newsOf(meant, doneOf, followed), services.now())
      },
    },
  )
  if (news.length > 0) services.changes.people(news)
}

/** Whoever is no lead has nothing to withdraw: the list keeps their wish. */
async function listWishes(
  transaction: Queryable,
  meant: Known[],
  doneOf: Map<string, Done>,
  now: number,
): Promise<Map<string, boolean>> {
  const wishes = meant.flatMap(({ id, alone }) => {
    const isErased = doneOf.get(id)?.card?.state.erased === true
    return alone === null ? [] : [{ mail: id, ...alone, ...(isErased && { value: null }) }]
  })
  if (wishes.length === 0) return new Map()
  const isNew = await leaveAlone(transaction, wishes, 'mail', now)
  return new Map(wishes.map(({ mail }, i) => [mail, isNew[i]!]))
}

type Known = Meant & {
  problem: string | null
  sentAt: number | null
  /** a wish to be left alone of somebody who is neither a lead nor one of us */
  alone: Wish | null
}

async function meaningOf(services: Services, waiting: WaitingMail[]): Promise<Known[]> {
  const { db } = services
  const { settings } = await readSending(db)
  const { sender: product } = await productFrom(services)
  const read: { waiting: WaitingMail; mail: Incoming; reading: Reading; problem: string | null }[] = []
  for (const one of waiting) read.push({ waiting: one, ...(await readOne(one)) })
  const addresses = read.flatMap(({ mail, reading }) => [
    mail.from?.address ?? [],
    'recipient' in reading ? (reading.recipient ?? []) : [],
    'sentTo' in reading ? (reading.sentTo ?? []) : [],
  ]).flat() // prettier-ignore
  const [isReal, leads, ours] = await Promise.all([
    realMails(
      db,
      read.flatMap(({ reading }) => ('named' in reading ? (reading.named ?? []) : [])),
    ),
    leadsOf(db, addresses),
    colleagues(db, addresses),
  ])
  const own = ownAddresses(settings, product, services.config.publicUrl)
  const known = read.map(({ waiting: { id, mailbox, taken_at: takenAt }, mail, reading, problem }): Known => {
    const named = 'named' in reading && reading.named && isReal(reading.named) ? reading.named : null
    const from = mail.from?.address ?? ''
    const recipient = 'recipient' in reading ? (reading.recipient ?? '') : ''
    const sentTo = 'sentTo' in reading ? (reading.sentTo ?? '') : ''
    const newSenders = newSendersAt(settings, mailbox)
    const sorted = sort(mail, reading, {
      named,
      sender: leads.get(from) ?? null,
      recipient: leads.get(recipient) ?? leads.get(sentTo) ?? null,
      own: own.has(from) ? 'our_own_mail' : ours.has(from) ? 'colleague' : null,
      newSenders,
    })
    const sentAt = writtenAt(mail, takenAt)
    const wish = wishOf(mail, sorted)
    const isKnown = wish !== null && [leads, ours, own].some((all) => all.has(wish.value))
    const alone = isKnown ? null : wish
    return { id, mail, sorted, at: momentOf(sentAt, takenAt), by: 'mail', newSenders, problem, sentAt, alone }
  })
  return withThirds(db, known)
}

async function readOne({ raw, mailbox, taken_at: takenAt }: WaitingMail) {
  try {
    const mail = await takeApart(raw)
    return { mail, reading: readMail(mail, writtenAt(mail, takenAt) ?? takenAt, mailbox), problem: null }
  } catch (error) {
    const mail: Incoming = { headers: {}, from: null, subject: '', text: '', report: null, parts: [] }
    const reading: Reading = { as: 'unreadable', because: 'not_parsed' }
    return { mail, reading, problem: String(error).slice(0, 500) }
  }
}

function ownAddresses(settings: MailSettings, product: string, publicUrl: string): Set<string> {
  const { replyTo, returnPath } = settings
  const all = [senderAddress(settings, publicUrl), product, replyTo, returnPath]
  return new Set(all.flatMap((address) => address?.toLowerCase() ?? []))
}

const BELIEVED_MS = 30 * 86_400_000

/** A mail's own date, where it can be: a clock elsewhere that stands wrong must not put an answer into another year. */
function momentOf(sentAt: number | null, takenAt: number): number {
  return sentAt !== null && takenAt - sentAt <= BELIEVED_MS ? sentAt : takenAt
}

/** The third mail in a row that came back for now counts as one that came back for good. */
async function withThirds(db: Queryable, known: Known[]): Promise<Known[]> {
  const soft = known.flatMap(({ sorted: { lead, message, returned } }) =>
    returned === 'soft' && lead !== null && message !== null ? [{ lead, seq: message }] : [],
  )
  const thirds = await thirdInARow(db, soft)
  if (thirds.size === 0) return known
  return known.map((one) =>
    one.sorted.returned === 'soft' && thirds.has(`${one.sorted.lead} ${one.sorted.message}`)
      ? { ...one, sorted: { ...one.sorted, returned: 'hard', because: 'third_in_a_row' } }
      : one,
  )
}

function rowOf({ id, mail, sorted, problem, sentAt }: Known, done: Done | undefined, followed: Followed[]) {
  const isNew = sorted.kind === 'new_sender'
  const refused = isNew && !done?.card
  const lead = done?.card?.leadId ?? sorted.lead
  const nobody = lead === null && ['reply', 'unsubscribe', 'bounce', 'complaint'].includes(sorted.kind)
  return {
    id,
    kind: refused ? 'other' : isNew && done?.created === false ? 'reply' : sorted.kind,
    reason: refused ? 'not_a_lead' : sorted.because,
    problem,
    sentAt,
    from: mail.from?.address ?? null,
    name: mail.from?.name ?? null,
    subject: mail.subject,
    text: mail.text,
    lead,
    message: sorted.message,
    returned: sorted.returned,
    code: sorted.code,
    recipient: sorted.recipient,
    back: sorted.back,
    followed: nobody && followed.length === 0 ? ['no_lead'] : followed,
    forget: followed.includes('erased'),
  }
}

/** What is known of our own mails from them: that they left, and how they fared. */
async function record(transaction: Queryable, meant: Known[]): Promise<void> {
  const about = meant.flatMap(({ sorted, at }) => {
    const { lead, message: seq, returned } = sorted
    return lead === null || seq === null ? [] : [{ lead, seq, returned, at }]
  })
  const came = about.filter(({ returned }) => returned !== null)
  await settleByEvidence(transaction, came, PROVED.returned)
  await settleByEvidence(
    transaction,
    about.filter(({ returned }) => returned === null),
    PROVED.answered,
  )
  await recordReturns(
    transaction,
    came.flatMap(({ returned, ...one }) =>
      returned === null || returned === 'delayed' ? [] : [{ ...one, what: returned }],
    ),
  )
}

const NEWS: Partial<Record<Followed, IncomingNews['what']>> = {
  replied: 'mail_replied',
  wrote: 'mail_replied',
  withdrew: 'mail_unsubscribed',
}

/** Answers are worth somebody's attention. Ten thousand bounces are not: what they come to is told when mails rest for them. */
function newsOf(
  meant: Known[],
  doneOf: Map<string, Done>,
  followed: Map<string, Followed[]>,
): IncomingNews[] {
  return meant.flatMap(({ id, sorted }) => {
    const card = doneOf.get(id)?.card
    const what =
      sorted.because === 'left_company' && card && !card.state.erased
        ? 'mail_left'
        : followed.get(id)?.flatMap((one) => NEWS[one] ?? [])[0]
    return card && what ? [{ mail: id, lead: card.leadId, owner: card.state.owner, what }] : []
  })
}

function isNobodysFault(error: unknown): boolean {
  return error instanceof StoreUnreachable || error instanceof OutcomeUnknown
}

async function keep(services: Services, { id }: WaitingMail, why: unknown): Promise<void> {
  if (isNobodysFault(why)) throw why
  if (why instanceof TakenMeanwhile || isFaster(why)) return
  services.log.error('a mail that came in cannot be taken further', { mail: id, error: String(why) })
  await markStuck(services.db, id, String(why), TRIES)
}
