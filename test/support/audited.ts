/** The product's own audit over everything that a test has done. */
import { audit } from '#journey/audit/actions.ts'
import type { AuditFloor } from '#journey/audit/actions.ts'

/** Each `ok`, or what was found. */
export async function auditWorkspace(
  floor: AuditFloor,
): Promise<{ chain: unknown; replay: unknown; promises: unknown }> {
  const { chain, replay, promises } = await audit(floor, { serverRuns: false })
  return { chain, replay, promises }
}
