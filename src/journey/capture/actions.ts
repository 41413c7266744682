import { checkMoment } from '#journey/capture/rules.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { toldWords } from '#journey/consent/told.rules.ts'
import { companyId } from '#work/company-id.ts'
import type { Floor } from '#work/batch.ts'
import type { Queryable } from '#platform/database.ts'
import type { Work } from '#work/card.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'
import type { LeadInput } from '#journey/capture/contract.ts'

export { companyId }

/** Turns one API submission into work, or says which fields are wrong. */
export function workOf(
  floor: Floor,
  input: LeadInput,
  from: { via: string; by: string; raw: string },
): Work | { problems: FieldProblem[] } {
  const now = floor.now()
  const at = input.occurredAt === undefined ? null : Date.parse(input.occurredAt)
  const late = checkMoment(at, now, 'occurredAt')
  if (late) return { problems: [late] }
  const { touch, occurredAt: _at, externalId, consent, ...details } = input
  const { purposes, ...general } = consent ?? {}
  const submission = { ...details, ...(consent ? { consent: general } : {}) }
  const work = captureWork(
    floor.law.at(now),
    companyId,
    {
      submission: { ...submission, ...(externalId ? { externalIds: [externalId] } : {}) },
      touch: { kind: touch ?? 'form_submitted' },
      at: at === null ? null : Math.min(at, now),
      by: from.by,
    },
    { via: from.via, body: from.raw },
  )
  if ('problems' in work || purposes === undefined) return work
  const { decide } = work
  return {
    ...work,
    decide: (card, moment, companies) => {
      const said = decide(card, moment, companies)
      if ('refused' in said) return said
      const told = { at: at === null ? moment : Math.min(at, moment), by: from.by }
      return { ...said, facts: [...said.facts, ...toldWords(purposes, card?.state ?? null, told)] }
    },
  }
}

/** Purposes that a submission names and that nobody ever published, or not yet in that version. */
export async function purposeProblems(db: Queryable, { consent }: LeadInput): Promise<FieldProblem[]> {
  const named = Object.entries(consent?.purposes ?? {})
  if (named.length === 0) return []
  const { rows } = await db.query<{ id: string; version: number }>(
    `select purpose as id, max(version) as version from purposes
      where workspace_no = 1 and purpose = any($1::text[]) group by 1`,
    [named.map(([id]) => id)],
  )
  const latest = new Map(rows.map(({ id, version }) => [id, version]))
  return named.flatMap(([id, said]) => {
    const field = `consent.purposes.${id}`
    const known = latest.get(id)
    if (known === undefined) return [{ field, message: 'is not known' }]
    const version = typeof said === 'boolean' ? undefined : said.version
    return version !== undefined && version > known
      ? [{ field: `${field}.version`, message: 'is not known' }]
      : []
  })
}

/** A submission that never became work is kept as well, with what was wrong. */
export async function keepRefused(floor: Floor, via: string, raw: unknown, problem: unknown): Promise<void> {
  await floor.db.query(
    `insert into submissions (workspace_no, submission_id, received_at, via, body, outcome, problem)
     values (1, gen_random_uuid(), to_timestamp($1 / 1000.0), $2, $3, 'refused', $4)`,
    [floor.now(), via, storable(raw), storable(problem)],
  )
}

/** Of NUL and half a surrogate pair PostgreSQL can make no text: what it could not show again is kept escaped. */
function storable(value: unknown): string {
  const text = JSON.stringify(value ?? null)
  return /\\u0000|\\ud[89a-f]/i.test(text) ? JSON.stringify({ escaped: text }) : text
}
