import { sitesHeard } from '#journey/capture/tracking/visits.store.ts'
import type { Around } from '#journey/capture/tracking/human.rules.ts'
import type { MailHit } from '#journey/capture/tracking/mail-hit.rules.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { WaitingHit } from '#journey/capture/tracking/drains.ts'

export interface Mail {
  sentAt: number | null
  programme: string
}

/** The mails that the hits are of, by hit. */
export async function mailsOf(db: Queryable, hits: WaitingHit[]): Promise<Map<string, Mail>> {
  const of = hits.filter(({ body }) => body.message !== null)
  const { rows } = await db.query<Mail & { id: string }>(
    `select u.id, m.sent_at as "sentAt", m.programme
       from unnest($1::uuid[], $2::uuid[], $3::int4[]) as u(id, lead_id, seq)
       join messages m on m.workspace_no = 1 and m.lead_id = u.lead_id and m.seq = u.seq`,
    [of.map(({ id }) => id), of.map(({ body }) => body.lead), of.map(({ body }) => body.message)],
  )
  return new Map(rows.map(({ id, ...mail }) => [id, mail]))
}

interface Near {
  kind: string
  at: number
  lead: string
  message: number | null
  url: string | null
  domain: string | null
}

const AT_ONCE_MS = 1_000
const SWARM_MS = 10_000

/**
 * What happened around each hit: other links of the same mail, other people of the same domain. Hits that still wait are looked
 * at too; those that were taken further are deleted, but wait for longer than a swarm lasts before they are.
 */
export async function around(
  services: Services,
  hits: WaitingHit[],
  mails: Map<string, Mail>,
): Promise<(hit: WaitingHit) => Partial<Around>> {
  const moments = hits.map(({ at }) => at)
  const { rows } = await services.db.query<Near>(
    `select h.kind, h.at, h.body->>'lead' as lead, (h.body->>'message')::int4 as message, h.body->>'url' as url,
            split_part(l.email, '@', 2) as domain
       from web_hits h left join leads l on l.workspace_no = 1 and l.lead_id = (h.body->>'lead')::uuid
      where h.workspace_no = 1 and h.problem is null and h.kind in ('click', 'open')
        and h.at between to_timestamp($1 / 1000.0) and to_timestamp($2 / 1000.0)
      limit 20000`,
    [Math.min(...moments) - SWARM_MS, Math.max(...moments) + SWARM_MS],
  )
  const domains = new Map(rows.map(({ lead, domain }) => [lead, domain]))
  const withScript = await heardOf(services, hits)
  return (hit) => {
    const { lead, message, url, visitor } = hit.body as unknown as MailHit
    const domain = domains.get(lead)
    const links = new Set<string>()
    const people = new Set<string>()
    for (const near of rows) {
      const apart = Math.abs(near.at - hit.at)
      if (near.lead === lead && near.message === message && near.url !== null && apart <= AT_ONCE_MS)
        links.add(near.url)
      if (near.kind === hit.kind && domain && near.domain === domain && apart <= SWARM_MS)
        people.add(near.lead)
    }
    const sentAt = mails.get(hit.id)?.sentAt ?? null
    return {
      sinceSentMs: sentAt === null ? null : Math.max(hit.at - sentAt, 0),
      linksAtOnce: links.size,
      sameDomainAtOnce: people.size,
      script: url === undefined || !withScript.has(hostOf(url)) ? null : visitor !== undefined,
    }
  }
}

/** The sites that the clicks lead to and that the script is on. */
async function heardOf(services: Services, hits: WaitingHit[]): Promise<Set<string>> {
  const hosts = new Set(hits.flatMap(({ body }) => (typeof body.url === 'string' ? [hostOf(body.url)] : [])))
  const heard = new Set<string>()
  for (const host of hosts) if (await sitesHeard(services, host)) heard.add(host)
  return heard
}

function hostOf(url: string): string {
  return new URL(url).host.toLowerCase()
}
