import { languageOf } from '#platform/language.contract.ts'
import { certainlyNotSent, digestDay } from '#notices/digest.rules.ts'
import { personIn } from '#notices/deliver.jobs.ts'
import { digestOf, sentenceOf } from '#notices/mail.rules.ts'
import { forDigest, readPreferences } from '#notices/store.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Line } from '#notices/mail.rules.ts'
import type { Morning } from '#notices/digest.rules.ts'
import type { Services } from '#work/services.ts'
import type { StoredNotice } from '#notices/store.ts'

/** A mail as this room asks for it; who sends it is handed over. */
export type Send = (mail: {
  id: string
  to: string
  subject: string
  text: string
  html?: string
  headers?: Record<string, string>
}) => Promise<void>

/** A mail that is not settled by then is tried again by whoever comes next: its sender has died. */
const LEASE_MS = 120_000
const MOST_ATTEMPTS = 8
/** A digest that a mail server refused is tried again after so long, so often. */
const AGAIN_MS = 600_000
const DIGEST_ATTEMPTS = 5

interface Reader {
  id: string
  name: string
  email: string | null
  language: string | null
  time_zone: string | null
  working_hours: Morning['workingHours']
  absences: Morning['absences']
}

const READER = 'p.person_id as id, p.name, p.email, p.language, p.time_zone, p.working_hours, p.absences'

/** Mails those notices that their readers want at once: at least once, with a message id that stays the same. */
export async function mailNotices(services: Services, send: Send): Promise<boolean> {
  const { rows } = await services.db.query<StoredNotice & Reader & { attempts: number }>(
    `update notifications n set attempts = n.attempts + 1, mail_due_at = to_timestamp(($1 + ${LEASE_MS}) / 1000.0)
       from (select person_id, notification_id from notifications where workspace_no = 1 and mail = 'now' and mailed_at is null
              and mail_due_at <= to_timestamp($1 / 1000.0) order by mail_due_at limit 20 for update skip locked) as c
       join people p on p.workspace_no = 1 and p.person_id = c.person_id
      where n.workspace_no = 1 and n.person_id = c.person_id and n.notification_id = c.notification_id
      returning ${READER}, n.notification_id, n.at, n.what, n.lead_id, n.data, n.read_at, n.attempts,
        exists (select from leads l where l.workspace_no = 1 and l.lead_id = n.lead_id) as lead_known,
        (select l.name from leads l where l.workspace_no = 1 and l.lead_id = n.lead_id) as name_of_lead,
        (select l.company from leads l where l.workspace_no = 1 and l.lead_id = n.lead_id) as company`,
    [services.now()],
  )
  for (const row of rows) {
    const { name_of_lead: name } = row as unknown as { name_of_lead: string | null }
    await mailOne(services, send, row, { ...row, name }).catch((error: unknown) =>
      services.log.warn('a notice could not be mailed', {
        notice: row.notification_id,
        error: String(error),
      }),
    )
  }
  return rows.length > 0
}

async function mailOne(
  services: Services,
  send: Send,
  reader: Reader & { attempts: number },
  notice: StoredNotice,
): Promise<void> {
  const settle = () =>
    services.db.query(
      `update notifications set mailed_at = to_timestamp($3 / 1000.0)
        where workspace_no = 1 and person_id = $1 and notification_id = $2`,
      [reader.id, notice.notification_id, services.now()],
    )
  // what was read meanwhile needs no mail; what no server takes, after so many tries, neither
  if (reader.email === null || notice.read_at !== null || reader.attempts > MOST_ATTEMPTS)
    return void (await settle())
  const { text, link } = lineOf(services, notice, languageFor(reader), zoneOf(reader))
  await send({
    id: `${notice.notification_id}@baton`,
    to: reader.email,
    subject: text,
    text: `${text}\n\n${link ?? ''}\n`,
    headers: listHeaders(services),
  })
  await settle()
}

/** Everybody's morning mail, where it is morning. */
export async function mailDigests(services: Services, send: Send): Promise<boolean> {
  const now = services.now()
  const { rows } = await services.db.query<Reader>(
    `select ${READER} from people p where p.workspace_no = 1 and not p.desk and p.email is not null
        and (p.left_at is null or p.left_at > to_timestamp($1 / 1000.0))
        and exists (select from notifications n where n.workspace_no = 1 and n.person_id = p.person_id
                      and n.mail = 'digest' and n.mailed_at is null and n.read_at is null)
      order by p.person_id`,
    [now],
  )
  const preferencesOf = await readPreferences(
    services.db,
    rows.map(({ id }) => id),
  )
  for (const reader of rows) {
    const { digestHour: hour, workingDaysOnly } = preferencesOf(reader.id)
    const { working_hours: workingHours, absences } = reader
    const day = digestDay(now, { timeZone: zoneOf(reader), workingHours, absences, hour, workingDaysOnly })
    if (day !== null) await digestFor(services, send, reader, day, now)
  }
  return false
}

/**
 * At most one mail per person and day: the day is taken before the mail goes out. A sender that dies in between leaves the
 * day taken and unsettled; nobody sends for it again, and the next morning tells what this one may not have told.
 */
async function digestFor(
  services: Services,
  send: Send,
  reader: Reader,
  day: string,
  now: number,
): Promise<void> {
  if (!(await takeDay(services, reader.id, day, now))) return
  const notices = await forDigest(services.db, reader.id, now)
  const settle = (outcome: string, detail: string) =>
    services.db.query(
      `with settled as (update digests set outcome = $3, detail = $4, settled_at = to_timestamp($5 / 1000.0)
          where workspace_no = 1 and person_id = $1 and day = $2)
       update notifications set mailed_at = to_timestamp($5 / 1000.0)
        where workspace_no = 1 and person_id = $1 and $3 = 'sent' and notification_id = any($6)`,
      [
        reader.id,
        day,
        outcome,
        detail.slice(0, 500),
        services.now(),
        notices.map((one) => one.notification_id),
      ],
    )
  const language = languageFor(reader)
  const lines = notices.map((notice) => lineOf(services, notice, language, zoneOf(reader)))
  try {
    await send({
      id: `digest.${reader.id}.${day}@baton`,
      to: reader.email!,
      ...digestOf(reader.name, lines, services.config.publicUrl, language),
      headers: listHeaders(services),
    })
    await settle('sent', `${notices.length} notices`)
  } catch (error) {
    const { message } = error as Error
    services.log.warn('a digest could not be mailed', { person: reader.id, day, error: message })
    await settle(certainlyNotSent(error) ? 'refused' : 'unclear', message)
  }
}

async function takeDay(services: Services, person: string, day: string, now: number): Promise<boolean> {
  const { rowCount } = await services.db.query(
    `insert into digests as d (workspace_no, person_id, day, claimed_at, until)
     values (1, $1, $2, to_timestamp($3 / 1000.0), to_timestamp($3 / 1000.0))
     on conflict (workspace_no, person_id, day) do update
       set attempts = d.attempts + 1, outcome = null, claimed_at = excluded.claimed_at, until = excluded.until
     where d.outcome = 'refused' and d.attempts < ${DIGEST_ATTEMPTS}
       and d.settled_at < to_timestamp(($3 - ${AGAIN_MS}) / 1000.0)`,
    [person, day, now],
  )
  return rowCount > 0
}

function lineOf(services: Services, notice: StoredNotice, language: Language, timeZone: string): Line {
  const { data, lead_id, lead_known, name, company, what } = notice
  const by = personIn(data.by)
  const text = sentenceOf(
    {
      what,
      lead: lead_known ? { name, company } : null,
      duty: typeof data.duty === 'string' ? data.duty : null,
      due: typeof data.due === 'number' ? data.due : null,
      by: by === null ? null : services.owner(by),
    },
    language,
    timeZone,
  )
  return { text, link: lead_known ? `${services.config.publicUrl}/leads/${lead_id}` : null }
}

function languageFor({ language }: Reader): Language {
  return languageOf({ get: () => null }, language)
}

function zoneOf({ time_zone }: Reader): string {
  return time_zone ?? 'UTC'
}

/** So that people can sort these mails away as one list, and machines do not answer them. */
function listHeaders(services: Services): Record<string, string> {
  const host = new URL(services.config.publicUrl).hostname
  return { 'List-Id': `Baton notifications <notifications.${host}>`, 'Auto-Submitted': 'auto-generated' }
}
