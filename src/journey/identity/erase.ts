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
  const email = await emailOf(services, leadId)
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
      `update idempotency_keys set answer = '{"erased": true}' where workspace_no = 1 and answer::text like '%' || $1 || '%'`,
      [leadId],
    )
    // refused submissions belong to no lead: those that carry the address are this person's
    if (email !== null) {
      await transaction.query(
        `update submissions set body = '{"erased": true}', problem = null
          where workspace_no = 1 and outcome = 'refused' and strpos(lower(body::text), lower($1)) > 0`,
        [email],
      )
    }
    // the card of a survey was frozen without a name; what led from it to the lead goes
    await transaction.query(`update survey_cards set lead_id = null ${where}`, [leadId])
    await transaction.query(
      `update leads set person = '{}', name = null, email = null, phone = null ${where}`,
      [leadId],
    )
  })
  return true
}

async function emailOf({ db }: Services, leadId: string): Promise<string | null> {
  const { rows } = await db.query<{ email: string | null }>(
    'select email from leads where workspace_no = 1 and lead_id = $1',
    [leadId],
  )
  return rows[0]?.email ?? null
}
