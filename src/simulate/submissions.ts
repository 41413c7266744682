import { companyId } from '#journey/capture/actions.ts'
import { contacts } from '#simulate/market.rules.ts'
import { countForms } from '#journey/capture/forms/counts.ts'
import { createRandom, type Random } from '#simulate/random.rules.ts'
import { DAY, type Span } from '#simulate/season.rules.ts'
import { fadeHeld, heldId, holdForms, settleHeld } from '#journey/capture/forms/confirm.store.ts'
import { formKey } from '#journey/capture/forms/around.store.ts'
import { formWork } from '#journey/capture/forms/work.rules.ts'
import { CLOSED } from '#simulate/forms.rules.ts'
import { closedAt, sentBy, type Sent, type Site } from '#simulate/sent.rules.ts'
import { sendWrongForms } from '#simulate/refused.ts'
import type { Contact } from '#simulate/market.rules.ts'
import type { Law } from '#journey.ts'
import type { Life } from '#simulate/life.rules.ts'
import type { Services } from '#work/services.ts'
import type { Work } from '#work/card.ts'

/** Forms that were sent while the company lived, for what the journey does not keep: their counts, and who confirmed. */
export interface Counter {
  /** the work of a capture that came by a form of the web; null: it came by another way */
  workOf: (contact: Contact, capture: Life['captures'][number]) => Work | null
  /** what became of it */
  became: (capture: Life['captures'][number], lead: string) => void
  /** after the end: what stands beside the leads */
  close: () => Promise<void>
}

interface Taken extends Sent {
  at: number
  lead: string
}

export function createCounter(services: Services, law: Law, site: Site, seed: number, span: Span): Counter {
  const sent = new Map<Life['captures'][number], Sent>()
  const taken: Taken[] = []
  return {
    workOf: (contact, capture) => {
      const one = sentBy(site, contact, capture)
      if (!one) return null
      sent.set(capture, one)
      const how = one.form.confirmWithin === null ? 'form' : 'double_opt_in'
      return formWork(law.at(capture.at), companyId, one.form, { at: capture.at, how })
    },
    became: (capture, lead) => {
      const one = sent.get(capture)
      sent.delete(capture)
      if (one) taken.push({ ...one, at: capture.at, lead })
    },
    close: async () => {
      const random = createRandom(seed, 0xf0a3)
      const held = await hold(services, random, { taken, seed, span })
      const direct = taken.filter(({ form }) => form.confirmWithin === null)
      await countForms(
        services.db,
        'submits',
        [...direct, ...held].map(({ form, sentAt }) => ({ form: form.form, at: sentAt })),
      )
      await showForms(services, random, site, span)
      await sendWrongForms(services, site, span.until)
    },
  }
}

/** So many forms with a confirmation are never confirmed, of those that are; some of the last days still may be. */
const NEVER = 0.22
const WAITING = 5

interface Ended {
  taken: Taken[]
  seed: number
  span: Span
}

/** Forms that had to be confirmed: those that were, those that nobody answered for, and those that wait. */
async function hold({ db }: Services, random: Random, { taken, seed, span }: Ended): Promise<Sent[]> {
  const confirmed = taken.filter(({ form }) => form.confirmWithin !== null)
  if (confirmed.length === 0) return []
  const missing = Math.ceil(confirmed.length * NEVER)
  // people of another market: they are nobody's leads
  const strangers = [...contacts(seed ^ 0x2f6b, missing + WAITING)]
  const never = strangers.map(({ details }, i): Sent => {
    const like = random.pick(confirmed)
    const sentAt =
      i < missing ? like.sentAt + random.whole(60_000, DAY) : span.until - random.exponential(0.8) * DAY
    const { email, firstName, lastName, company, country } = details
    const answers = { email: email!, firstName: firstName!, lastName: lastName!, ...(company !== undefined && { company }), country: country! } // prettier-ignore
    return { sentAt: Math.floor(sentAt), form: { ...like.form, nonce: `stranger-${i}`, answers } }
  })
  const all = [...confirmed, ...never]
    .filter(({ sentAt }) => sentAt < span.until)
    .sort((a, b) => a.sentAt - b.sentAt)
  const key = await formKey(db)
  await db.transaction(async (transaction) => {
    await holdForms(
      transaction,
      key,
      all.map(({ sentAt: at, form }) => ({ at, form })),
    )
    for (const { form, lead, at } of confirmed) await settleHeld(transaction, heldId(form), lead, at)
    await fadeHeld(transaction, span.until)
    // asked in their time; nothing of it leaves when a server starts
    await transaction.query(
      `update form_confirmations set attempts = 1, mailed_at = received_at + interval '20 seconds', mail_due_at = null,
          settled_at = case when state = 'faded' then fades_at else settled_at end where workspace_no = 1`,
    )
  })
  await countForms(
    db,
    'confirmed',
    confirmed.map(({ form, at }) => ({ form: form.form, at })),
  )
  return all
}

/** How many look at a form for one who sends it. */
const LOOKS: Record<string, number> = { 'see-it': 9, newsletter: 4 }
const USUAL = 6

/** Views are counted by day alone; a form that nobody sent on a day was looked at as well. */
async function showForms({ db }: Services, random: Random, site: Site, span: Span): Promise<void> {
  const { rows } = await db.query<{ form: string; day: string; submits: number }>(
    `select form, to_char(day, 'YYYY-MM-DD') as day, submits from form_days where workspace_no = 1 order by form, day`,
  )
  const sent = new Map(rows.map(({ form, day, submits }) => [`${form} ${day}`, submits]))
  const shown: { form: string; day: string; views: number }[] = []
  for (const id of new Set(site.versions.map((one) => one.id))) {
    const from = site.versions.find((one) => one.id === id)!.from
    const until = id === CLOSED.id ? closedAt(span) : span.until
    for (let at = Math.floor(from / DAY) * DAY; at < until; at += DAY) {
      const day = new Date(at).toISOString().slice(0, 10)
      const idle = [0, 6].includes(new Date(at).getUTCDay()) ? 1 : 3
      const submits = sent.get(`${id} ${day}`) ?? 0
      const views = Math.round(submits * (LOOKS[id] ?? USUAL) * (0.6 + 0.8 * random.next()) + random.exponential(idle)) // prettier-ignore
      shown.push({ form: id, day, views: Math.max(views, submits) })
    }
  }
  await db.query(
    `insert into form_days as d (workspace_no, form, day, views)
     select 1, u.form, u.day, u.views from unnest($1::text[], $2::date[], $3::int4[]) as u(form, day, views)
     on conflict (workspace_no, form, day) do update set views = excluded.views`,
    [shown.map(({ form }) => form), shown.map(({ day }) => day), shown.map(({ views }) => views)],
  )
}
