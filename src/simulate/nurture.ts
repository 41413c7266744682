import { createHash } from 'node:crypto'
import { insertTurn, insertVersion, readProgrammes } from '#journey/nurture/programmes.store.ts'
import { mails, programmes } from '#simulate/nurture.rules.ts'
import type { Company } from '#simulate/company.ts'
import type { Services } from '#work/services.ts'
import type { Span } from '#simulate/season.rules.ts'

const AUTHOR = 'person:leila.haddad'

/** Mails and programmes of the demo company, each version since its day; the company's law knows of them from then on. */
export async function beginProgrammes(
  { db }: Services,
  company: Company,
  seed: number,
  span: Span,
): Promise<void> {
  const at = (share: number) => Math.round(span.from + share * (span.until - span.from))
  await db.query(
    `insert into templates (workspace_no, template, version, name, language, subject, preview, body, saved_at, saved_by)
     select 1, u.id, 1, u.name, 'en', u.subject, u.preview, u.body, to_timestamp($6 / 1000.0), $7
       from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as u(id, name, subject, preview, body)`,
    [
      mails.map(({ id }) => id),
      mails.map(({ name }) => name),
      mails.map(({ subject }) => subject),
      mails.map(({ preview }) => preview),
      mails.map(({ body }) => body),
      span.from,
      AUTHOR,
    ],
  )
  for (const [i, { id, from, document }] of programmes.entries()) {
    const version = programmes.slice(0, i).filter((one) => one.id === id).length + 1
    // of the seed: the same company draws the same people every time
    const key = createHash('sha256').update(`${seed} ${id}`).digest()
    await insertVersion(db, { programme: id, version, document, key, at: at(from), by: AUTHOR })
    await insertTurn(db, { programme: id, what: 'started', version, from: at(from), by: AUTHOR })
  }
  const read = await readProgrammes(db, company.law.at(span.until).fields)
  if (read.faults.length > 0) throw new Error(read.faults.join('; '))
  company.law.programmes = read.programmes
}

/**
 * What the ledger says of mails stands in the sender's own record: nothing of it leaves when a server starts.
 * `lead`: of this one alone, whose answer comes in
 */
export async function settleMails({ db }: Services, lead: string | null = null): Promise<void> {
  await db.query(
    `update messages set state = 'sent', sent_at = due_at + interval '1 minute', flew_at = due_at + interval '1 minute',
            template_version = 1, told = true
      where workspace_no = 1 and state = 'due' and ($1::uuid is null or lead_id = $1)`,
    [lead],
    { timeoutMs: 600_000 },
  )
}
