import type { Services } from '#work/services.ts'

/**
 * Erases a person: the personal parts of all entries, the identity keys, the submissions' contents and the details
 * on the card go; entries, hashes, stages and counts stand, and the chain still verifies. Recorded as a fact.
 * @returns false when there is no such lead
 */
export async function eraseLead(
  services: Services,
  leadId: string,
  because: string,
  by: string,
): Promise<boolean> {
  const done = await services.gatherer.do({
    target: { leadId },
    decide: (card, now) => ({
      facts: card!.state.erased
        ? []
        : [{ kind: 'PersonErased', at: now, by, history: false, body: { because } }],
      person: {},
    }),
  })
  if (done.refusal) return false
  // after the fact: a crash between the two leaves a lead that is marked erased and is finished by asking again
  await services.db.transaction(async (transaction) => {
    const where = 'where workspace_no = 1 and lead_id = $1'
    await transaction.query(`delete from personal_parts ${where}`, [leadId])
    await transaction.query(`delete from identity_keys ${where}`, [leadId])
    await transaction.query(`update submissions set body = '{"erased": true}', problem = null ${where}`, [
      leadId,
    ])
    await transaction.query(
      `update leads set person = '{}', name = null, email = null, phone = null ${where}`,
      [leadId],
    )
  })
  return true
}
