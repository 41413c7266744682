import { doBatch } from '#work/batch.ts'
import { knownCalendar } from '#journey/agreement/work-calendar.rules.ts'
import { rehoured, retold, sameSoon } from '#journey/handoff/calendars.rules.ts'
import type { Services } from '#work/services.ts'

const CHUNK = 200

/**
 * Tells the leads of everybody whose hours, absences or holidays changed, so that clocks move. Marked as told when all
 * have been: what is broken off is begun again, and who was told already says nothing new.
 * @returns how many leads were told
 */
export async function tellCalendars(services: Services): Promise<number> {
  const { rows } = await services.db.query<{ id: string; calendar: string | null; told: string | null }>(
    `select person_id as id, calendar, calendar_told as told from people
      where workspace_no = 1 and calendar is distinct from calendar_told`,
  )
  let leads = 0
  for (const { id, calendar, told } of rows) {
    const [now, before] = [calendar, told].map((hash) => (hash && knownCalendar(hash)?.definition) || null)
    if (!sameSoon(now!, before!, services.now())) leads += await tellLeads(services, id, calendar)
    await services.db.query(
      'update people set calendar_told = $2 where workspace_no = 1 and person_id = $1',
      [id, calendar],
    )
  }
  return leads
}

/** Leads that the person has, and leads on which they still owe something. */
async function tellLeads(services: Services, person: string, calendar: string | null): Promise<number> {
  const { rows } = await services.db.query<{ id: string }>(
    `select lead_id as id from leads where workspace_no = 1 and owner = $1
        and (handoff in ('offered', 'accepted') or (state->>'calendar') is not null or (state->>'clocks') is not null)
     union select lead_id from clocks where workspace_no = 1 and person = $1 and stopped_at is null`,
    [person],
  )
  const decide = retold(rehoured(person, calendar, 'router'), person, calendar)
  for (let from = 0; from < rows.length; from += CHUNK) {
    const works = rows.slice(from, from + CHUNK).map(({ id }) => ({ target: { leadId: id }, decide }))
    await doBatch(services, works)
  }
  return rows.length
}
