import { releaseLeads } from '#journey/handoff/release.ts'
import type { Services } from '#work/services.ts'

/**
 * People who have left keep no leads: whoever the date of leaving was told of, or came for, and whose release was
 * broken off. Returns whether there may be more.
 */
export async function releaseGone(services: Services): Promise<boolean> {
  const { rows } = await services.db.query<{ id: string }>(
    `select p.person_id as id from people p
      where p.workspace_no = 1 and p.left_at <= to_timestamp($1 / 1000.0)
        and (exists (select from leads l where l.workspace_no = 1 and l.owner = p.person_id)
          or exists (select from clocks c where c.workspace_no = 1 and c.person = p.person_id and c.stopped_at is null))
      limit 5`,
    [services.now()],
  )
  let released = 0
  for (const { id } of rows) released += await releaseLeads(services, id, 'left', 'router')
  return released > 0
}
