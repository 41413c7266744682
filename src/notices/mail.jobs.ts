import { digestDay } from '#notices/digest.rules.ts'
import { personIn } from '#notices/deliver.jobs.ts'
import { digestOf, sentenceOf } from '#notices/mail.rules.ts'
import { forDigest, readPreferences } from '#notices/store.ts'
import { languageFor, listHeaders, READER, zoneOf } from '#notices/mail.reader.ts'
import { sendDigest } from '#notices/send-digest.ts'
import { takeDay } from '#notices/digests.store.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Line } from '#notices/mail.rules.ts'
import type { Reader } from '#notices/mail.reader.ts'
import type { Send } from '#notices/send-digest.ts'
import type { Services } from '#work/services.ts'
import type { StoredNotice } from '#notices/store.ts'

/** A mail that is not settled by then is tried again by whoever comes next: its sender has died. */
const LEASE_MS = 120_000
const MOST_ATTEMPTS = 8
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

async function digestFor(
  services: Services,
  send: Send,
  reader: Reader,
  day: string,
  now: number,
): Promise<void> {
  const digest = { person: reader.id, day, kind: 'morning' } as const
  if (!(await takeDay(services, digest))) return
  const notices = await forDigest(services.db, reader.id, now)
  const language = languageFor(reader)
  const lines = notices.map((notice) => lineOf(services, notice, language, zoneOf(reader)))
  const mail = digestOf(reader.name, lines, services.config.publicUrl, language)
  const told = notices.map((one) => one.notification_id)
  await sendDigest(services, send, reader, digest, mail, `${notices.length} notices`, told)
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
