import { figures } from '#work/figures.ts'
import { health, sizes } from '#journey/measure/mornings/workspace.store.ts'
import { checksOf } from '#journey/measure/mornings/workspace.rules.ts'
import { keyOf, nameOf, readPlace } from '#journey/mailing/mailbox.rules.ts'
import { productSender } from '#journey/mailing/product.rules.ts'
import type { Answer } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'
import type { WorkspaceMorning } from '#journey/measure/mornings/contract.ts'

const STARTED = new Date(Date.now() - process.uptime() * 1000).toISOString()

/** GET /api/mornings/workspace: is anything wrong with the machinery? */
export async function workspace(services: Services): Promise<Answer> {
  const now = services.now()
  const { smtpUrl, imapUrl, publicUrl, catchMail = false } = services.config
  const place = imapUrl === null ? null : readPlace(imapUrl)
  const isUsable = place !== null && !('problem' in place)
  const [counts, size] = await Promise.all([
    health(services.db, now, isUsable ? keyOf(place) : null),
    // cheap to ask: right after an import nobody shall read of an empty workspace
    figures(services, 'sizes', (db) => sizes(db), 60_000),
  ])
  const { productAddress, programmesAddress } = counts
  const around = { address: productAddress, programmes: programmesAddress, smtpUrl, publicUrl }
  const body: WorkspaceMorning = {
    asOf: new Date(now).toISOString(),
    checks: checksOf(counts, {
      now,
      mail: smtpUrl !== null,
      catches: catchMail,
      sender: productSender(around).address,
      mailbox: isUsable ? nameOf(place) : null,
      mailboxUnusable: place !== null && !isUsable,
      claimed: services.access.mode() === 'claimed',
    }),
    size: { leads: size.value.leads, entries: size.value.entries, bytes: size.value.bytes },
    started: STARTED,
    schema: size.value.schema,
    node: process.version,
    postgres: size.value.postgres,
  }
  return { status: 200, body }
}
