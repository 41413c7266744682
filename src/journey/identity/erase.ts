import { doBatch } from '#work/batch.ts'
import { emailKey, identityKeys } from '#journey/identity/rules.ts'
import { forgetWeb, keepAway } from '#journey/identity/forget.store.ts'
import { layApart, mergedAround, rebuildGroup, survivorOf, takeBack } from '#work/merged.store.ts'
import type { Queryable } from '#platform/database.ts'
import type { Services } from '#work/services.ts'
import type { Work } from '#work/card.ts'

/**
 * Erases a person: the personal parts of all entries, the identity keys, the submissions' contents and the details
 * on the card go; entries, hashes, stages and counts stand, and the chain still verifies. Recorded as a fact, in the
 * transaction that deletes: what is marked as erased is erased.
 * `away`: whoever comes back with a list is not written to; not of those whom nobody asked to erase but time.
 * @returns false when there is no such lead
 */
export async function eraseLead(
  services: Services,
  leadId: string,
  because: string,
  by: string,
  { away = true }: { away?: boolean } = {},
): Promise<boolean> {
  // whoever was merged is one person: all that is kept of them goes at once
  const survivor = await survivorOf(services.db, leadId)
  const apart = (await mergedAround(services.db, [survivor])).filter((row) => row.survivor === survivor)
  const ids = [survivor, ...apart.map(({ lead }) => lead)]
  const work = (id: string): Work => ({
    target: { leadId: id, itself: true },
    decide: (card, now) => ({
      facts: card!.state.erased
        ? []
        : [{ kind: 'PersonErased', at: now, by, history: false, body: { because } }],
      person: {},
    }),
  })
  const [done] = await doBatch(services, ids.map(work), {
    also: async (transaction, [erased]) => {
      if (erased!.refusal) return
      for (const id of ids) await forget(transaction, id, away ? services.now() : null)
      // their cards were written among the leads for a moment
      await takeBack(
        transaction,
        apart.map(({ lead }) => lead),
      )
      await layApart(transaction, apart)
      if (apart.length > 0) await rebuildGroup(transaction, survivor)
    },
  })
  return !done!.refusal
}

async function forget(transaction: Queryable, leadId: string, now: number | null): Promise<void> {
  const where = 'where workspace_no = 1 and lead_id = $1'
  // refused submissions belong to no lead: those that carry an address that the lead ever had are this person's
  const addresses = await addressesOf(transaction, leadId)
  for (const email of addresses.emails) {
    await transaction.query(
      `update submissions set body = '{"erased": true}', problem = null
        where workspace_no = 1 and outcome = 'refused' and lower(body::text) like $1`,
      [`%${email.replaceAll(/[\\%_]/g, '\\$&')}%`],
    )
  }
  // whoever must not be called is still not called: the digest of the number stands, the number itself goes
  await transaction.query(
    `update suppressions set key = null, value = null, note = null where workspace_no = 1 and key = any($1::text[])`,
    [addresses.keys],
  )
  // mails to them that the built-in catcher still holds
  await transaction.query('delete from caught_mails where workspace_no = 1 and recipients && $1::text[]', [
    addresses.emails,
  ])
  // whoever comes back with a list is known by the digest of their address, and not written to
  if (now !== null) await keepAway(transaction, addresses.keys, now)
  await forgetWeb(transaction, leadId, addresses.emails)
  // what was bought on them
  await transaction.query(`delete from enrichments where workspace_no = 1 and key = any($1::text[])`, [
    addresses.keys,
  ])
  await transaction.query(`update account_members set name = null, title = null ${where}`, [leadId])
  await transaction.query(`delete from personal_parts ${where}`, [leadId])
  await transaction.query(`delete from identity_keys ${where}`, [leadId])
  // who else they might have been: keys are hashes of names and numbers
  await transaction.query(
    `delete from match_keys k using match_records r where r.workspace_no = 1 and r.lead_id = $1
        and k.workspace_no = 1 and k.key = any(r.keys) and k.lead_id = $1`,
    [leadId],
  )
  await transaction.query(`delete from match_records ${where}`, [leadId])
  await transaction.query(
    'delete from duplicate_pairs where workspace_no = 1 and (lead_id = $1 or other_id = $1)',
    [leadId],
  )
  // what their browsers did goes with them, also what the lead was not told of
  await transaction.query(
    `delete from visits v where v.workspace_no = 1 and (v.lead_id = $1 or v.visitor in
      (select i.visitor from visitors i where i.workspace_no = 1 and i.lead_id = $1))`,
    [leadId],
  )
  await transaction.query(`delete from visitors ${where}`, [leadId])
  await transaction.query(`update submissions set body = '{"erased": true}', problem = null ${where}`, [
    leadId,
  ])
  await transaction.query(`update idempotency_keys set answer = '{"erased": true}' ${where}`, [leadId])
  // another system may have answered with what it was told
  await transaction.query(`update hook_calls set detail = '', answer = '' ${where}`, [leadId])
  // the card of a survey was frozen without a name; what led from it to the lead goes
  await transaction.query(`update survey_cards set lead_id = null ${where}`, [leadId])
  // written with the fact already, unless an earlier erasure was broken off after it
  await transaction.query(
    `update leads set person = '{}', name = null, email = null, phone = null ${where}`,
    [leadId],
  )
}

/** Every address and number that the lead ever had: in lower case, and as suppressions know them. */
async function addressesOf(
  transaction: Queryable,
  leadId: string,
): Promise<{ emails: string[]; keys: string[] }> {
  const { rows } = await transaction.query<{ email: string | null; phone: string | null }>(
    `select distinct lower(data->>'email') as email, data->>'phone' as phone from personal_parts
      where workspace_no = 1 and lead_id = $1 and (data->>'email' <> '' or data->>'phone' <> '')`,
    [leadId],
  )
  const { rows: cards } = await transaction.query<{ country: string | null }>(
    'select country from leads where workspace_no = 1 and lead_id = $1',
    [leadId],
  )
  const country = cards[0]?.country ?? undefined
  const emails = [...new Set(rows.flatMap(({ email }) => email || []))]
  const phones = rows.flatMap(({ phone }) => (phone ? [phone] : []))
  const keys = [...emails.map(emailKey), ...phones.flatMap((phone) => identityKeys({ phone, country }))]
  return { emails, keys }
}
