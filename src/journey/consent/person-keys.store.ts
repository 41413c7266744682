import { emailKey, identityKeys } from '#journey/identity/rules.ts'
import type { Queryable } from '#platform/database.ts'

/** Every address that the lead ever had, in lower case, and every number as it was written. */
export async function addressesOf(
  db: Queryable,
  leadId: string,
): Promise<{ emails: string[]; phones: string[]; country: string | undefined }> {
  const { rows } = await db.query<{ email: string | null; phone: string | null; country: string | null }>(
    `select distinct lower(p.data->>'email') as email, p.data->>'phone' as phone, l.country
       from leads l left join personal_parts p on p.workspace_no = 1 and p.lead_id = l.lead_id
        and (p.data->>'email' <> '' or p.data->>'phone' <> '')
      where l.workspace_no = 1 and l.lead_id = $1`,
    [leadId],
  )
  return {
    emails: [...new Set(rows.flatMap(({ email }) => email || []))],
    phones: [...new Set(rows.flatMap(({ phone }) => phone || []))],
    country: rows[0]?.country ?? undefined,
  }
}

/** The same as the list of those who are left alone knows them. */
export async function suppressionKeysOf(db: Queryable, leadId: string): Promise<string[]> {
  const { emails, phones, country } = await addressesOf(db, leadId)
  return [...emails.map(emailKey), ...phones.flatMap((phone) => identityKeys({ phone, country }))]
}
