/** A company whose programme mails everybody who comes in and agreed to it. */
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { createSender } from '#journey/mailing/send.ts'
import { listedLeads } from '#journey/outreach/suppression.store.ts'
import { ALWAYS, HOUR } from '../nurture/world.ts'
import { captureOf, servicesAt } from '../support/workroom.ts'
import { freshDatabase } from '../support/database.ts'
import type { Handed } from '#journey/mailing/send.trip.ts'
import type { RenderMail } from '#journey/mailing/send.prepare.ts'
import type { MailSettings } from '#journey/mailing/sending.contract.ts'
import type { Post } from '#journey/mailing/sending.rules.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'
import type { Services } from '#work/services.ts'
import { DEFAULT_SETTINGS } from '#journey/mailing/sending.rules.ts'
import { readSending, writeSettings } from '#journey/mailing/sending.store.ts'

export const welcome: ProgrammeDocument = {
  name: 'Welcome',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 0,
  start: 'hello',
  steps: [
    { id: 'hello', name: 'Hello', does: 'mail', template: 'hello', next: 'rest' },
    { id: 'rest', name: 'A month of rest', does: 'wait', for: '30 days', next: null },
  ],
}

export interface Company {
  services: Services & { end: () => Promise<void> }
  clock: { now: number }
  url: string
  leads: string[]
}

/** `n` people came in and each has one mail due. `at`: what its clock shows at first. */
export async function mailingTo(
  n: number,
  document = welcome,
  at = Date.parse('2026-06-08T08:00:00Z'),
): Promise<Company> {
  const { url } = await freshDatabase()
  const clock = { now: at }
  const services = await servicesAt(url, clock)
  const { db } = services
  const by = 'person:pia'
  await insertVersion(db, { programme: 'welcome', version: 1, document, key: null, at: clock.now, by })
  await insertTurn(db, { programme: 'welcome', what: 'started', version: 1, from: clock.now, by })
  await insertMailing(db, { mailing: ALWAYS, from: clock.now, by })
  await services.refreshLaw()
  const leads = await Promise.all(
    Array.from({ length: n }, async (_, i) => {
      const submission = { email: `p${i}@kontron.de`, firstName: `Ada ${i}`, consent: { email: true } }
      return (await services.gatherer.do(captureOf(services, submission))).card!.leadId
    }),
  )
  clock.now += HOUR / 60
  while ((await actDueClocks(services)) > 0);
  return { services, clock, url, leads }
}

export const renderMail: RenderMail = (_services, { template, lead }) =>
  Promise.resolve({
    subject: `${template} for ${lead.firstName}`,
    text: 'Hello',
    html: '<p>Hello</p>',
    templateVersion: 3,
  })

export function sending(services: Services, post: Post, more: Partial<Handed> = {}) {
  return createSender(services, {
    post,
    renderMail,
    onList: (ids) => listedLeads(services.db, ids, services.now()),
    ...more,
  })
}

export async function set(services: Services, change: Partial<MailSettings>): Promise<void> {
  const { settings, revision } = await readSending(services.db)
  await writeSettings(services.db, {
    settings: { ...DEFAULT_SETTINGS, ...settings, ...change },
    revision,
    by: 'pia',
    now: services.now(),
  })
}

export interface Stood {
  lead: string
  state: string
  detail: string | null
  attempts: number
  told: boolean
}

export async function table(services: Services): Promise<Stood[]> {
  const { rows } = await services.db.query<Stood>(
    `select lead_id as lead, state, detail, attempts, told from messages where workspace_no = 1 order by lead_id, seq`,
  )
  return rows
}
