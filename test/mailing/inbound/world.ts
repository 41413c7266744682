/** A company whose mails of a programme have left, and the mails that come in for it. */
import { sortMails } from '#journey/mailing/inbound.jobs.ts'
import { addPeople } from '#people/people.store.ts'
import { takeIn } from '#journey/mailing/inbound.ts'
import { tellMailIn } from '#notices/mail-in.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { corpus, returnedFor } from './returned.ts'
import { mailingTo, sending } from '../world.ts'
import type { Company } from '../world.ts'
import type { Post } from '#journey/mailing/sending.rules.ts'
import type { LeadState } from '#journey/state.ts'
import type { Services } from '#work/services.ts'

export interface Mailed {
  lead: string
  seq: number
  /** Message-ID without brackets */
  id: string
  to: string
}

/** `n` people of whom each was sent one mail. */
export async function mailed(n: number): Promise<Company & { mails: Mailed[] }> {
  const company = await mailingTo(n)
  const pia = {
    id: 'pia',
    name: 'Pia Roth',
    email: 'pia@seller.example',
    function: 'marketing',
    available: true,
  } as const
  await addPeople(company.services.db, [pia])
  await company.services.refreshPeople()
  const sent: Mailed[] = []
  const post: Post = {
    width: 8,
    deliver: ({ id, to }) => {
      const [, lead, seq] = /^baton\.([0-9a-f-]+)\.(\d+)@/.exec(id)!
      sent.push({ lead: lead!, seq: Number(seq), id, to })
      return Promise.resolve({ came: 'sent', detail: '250 taken' })
    },
    close: () => undefined,
  }
  await sending(company.services, post).run()
  while (await tellSettled(company.services));
  company.clock.now += 3_600_000
  return { ...company, mails: sent.sort((a, b) => Number(/\d+/.exec(a.to)) - Number(/\d+/.exec(b.to))) }
}

export const MAILBOX = 'sales@acme.example'

/** Taken in, and its meaning found. @returns its id */
export async function comes(services: Services, source: string, mailbox = MAILBOX): Promise<string> {
  const { id } = await takeIn(services, { raw: Buffer.from(source), how: 'piped', mailbox, uid: null })
  await sorts(services)
  return id
}

export async function sorts(services: Services): Promise<void> {
  while (await sortMails(services, tellMailIn));
}

export function bounceOf({ id, to }: Mailed, server = 'Postfix, unknown user'): string {
  return returnedFor(
    corpus.find((one) => one.server === server)!,
    id,
    to,
  )
}

export function answerTo({ id, to }: Pick<Mailed, 'id' | 'to'>, text: string, more = ''): string {
  return `From: Ada <${to}>\nTo: ${MAILBOX}\nSubject: Re: hello\nMessage-ID: <a${text.length}.${id}>\nIn-Reply-To: <${id}>\n${more}\n${text}\n`
}

export interface Kept {
  state: string
  kind: string | null
  reason: string | null
  lead_id: string | null
  message: number | null
  returned: string | null
  followed: string[]
  problem: string | null
}

export async function kept({ db }: Services, id: string): Promise<Kept> {
  const { rows } = await db.query<Kept>(
    `select state, kind, reason, lead_id, message, returned, followed, problem from mails_in where workspace_no = 1 and mail_id = $1`,
    [id],
  )
  return rows[0]!
}

interface Entry {
  kind: string
  by: string
  body: { because?: string; touch?: { kind: string } }
}

export async function told({ db }: Services, lead: string): Promise<Entry[]> {
  const { rows } = await db.query<Entry>(
    `select kind, body, by from entries where workspace_no = 1 and lead_id = $1 order by seq`,
    [lead],
  )
  return rows
}

export async function stateOf({ db }: Services, lead: string): Promise<LeadState> {
  const { rows } = await db.query<{ state: LeadState }>(
    'select state from leads where workspace_no = 1 and lead_id = $1',
    [lead],
  )
  return rows[0]!.state
}
