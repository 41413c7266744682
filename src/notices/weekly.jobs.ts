import { digestDay, mondayOf } from '#notices/digest.rules.ts'
import { languageFor, READER, zoneOf } from '#notices/mail.reader.ts'
import { readPreferences } from '#notices/store.ts'
import { sendDigest } from '#notices/send-digest.ts'
import { takeDay } from '#notices/digests.store.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Letter, Send } from '#notices/send-digest.ts'
import type { Reader } from '#notices/mail.reader.ts'
import type { Services } from '#work/services.ts'

/** What the week's mail says belongs to whoever measures; it is handed over. */
export type Write = (services: Services, language: Language, timeZone: string) => Promise<Letter>

/** The week's mail, on the first morning of the week that its reader is there; who is away until Thursday gets the next one. */
export async function mailWeekly(services: Services, send: Send, write: Write): Promise<boolean> {
  const now = services.now()
  const readers = await wantIt(services, now)
  const preferencesOf = await readPreferences(
    services.db,
    readers.map(({ id }) => id),
  )
  for (const reader of readers) {
    const { digestHour: hour, workingDaysOnly } = preferencesOf(reader.id)
    const { working_hours: workingHours, absences } = reader
    const day = digestDay(now, { timeZone: zoneOf(reader), workingHours, absences, hour, workingDaysOnly })
    const monday = day === null ? null : mondayOf(day)
    if (monday === null) continue
    const digest = { person: reader.id, day: monday, kind: 'week' } as const
    if (!(await takeDay(services, digest))) continue
    const letter = await write(services, languageFor(reader), zoneOf(reader))
    await sendDigest(services, send, reader, digest, letter, 'the page of the week')
  }
  return false
}

/** Whoever said so, and sponsors who did not say no. */
async function wantIt({ db }: Services, now: number): Promise<Reader[]> {
  const { rows } = await db.query<Reader>(
    `select ${READER} from people p left join notice_preferences c on c.workspace_no = 1 and c.person_id = p.person_id
      where p.workspace_no = 1 and not p.desk and p.email is not null
        and (p.left_at is null or p.left_at > to_timestamp($1 / 1000.0))
        and coalesce((c.preferences ->> 'weekly')::boolean, p.role = 'sponsor', false)
      order by p.person_id`,
    [now],
  )
  return rows
}
