/** The product's own audit over everything that a test has done. */
import { audit } from '#journey/audit/actions.ts'
import type { Audit, AuditFloor } from '#journey/audit/actions.ts'

/** Each `ok`, or what was found. */
export async function auditWorkspace(
  floor: AuditFloor,
): Promise<Pick<Audit, 'chain' | 'replay' | 'promises'>> {
  const { chain, replay, promises } = await audit(floor, { serverRuns: false })
  return { chain, replay, promises }
}
