import { iso } from '#journey/lifecycle/views.rules.ts'
import { addressesOf } from '#journey/consent/person-keys.store.ts'
import { compileTemplate } from '#journey/mailing/render.rules.ts'
import { handedIn, leftAlone, mailsFrom, mailsTo, rowsAbout } from '#journey/consent/person-file.store.ts'
import { mergedAround, survivorOf } from '#work/merged.store.ts'
import { readStream } from '#ledger/read.ts'
import { sentenceOf, spoken } from '#journey/spoken.rules.ts'
import { wordsOf } from '#journey/lifecycle/detail.rules.ts'
import type { EntryKind } from '#journey/entries.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Mailed } from '#journey/consent/person-file.store.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'

/** Everything that is kept about one person. Moments: ISO 8601, UTC. docs/rights.md says what each part holds. */
export interface PersonFile {
  lead: string
  madeAt: string
  erased: boolean
  person: PersonDetails
  company: string | null
  details: Record<string, Scalar>
  standing: { stage: string; owner: string; score: number; nextStep: string; source: string | null }
  keys: string[]
  history: {
    at: string
    learned: string
    by: string
    what: string
    kind: string
    said: unknown
    personal?: unknown
  }[]
  submissions: { at: string; via: string; outcome: string; said: unknown }[]
  mails: {
    at: string | null
    due: string
    state: string
    template: string
    subject?: string
    text?: string
  }[]
  /** mails from them, or about a mail to them */
  received: {
    at: string
    from: string | null
    kind: string | null
    subject: string | null
    text: string | null
  }[]
  leftAlone: Record<string, unknown>[]
  /** all other rows that carry the lead's id, by table */
  records: Record<string, Record<string, unknown>[]>
}

/** The file of one person, with all leads that were merged; null when there is none. */
export async function personFile(
  services: Services,
  leadId: string,
  language: Language = 'en',
): Promise<PersonFile | null> {
  const survivor = await survivorOf(services.db, leadId)
  const file = await fileOf(services, survivor, language)
  if (!file) return null
  for (const row of await mergedAround(services.db, [survivor])) {
    const other = row.survivor === survivor && (await fileOf(services, row.lead, language))
    if (!other) continue
    for (const part of ['keys', 'history', 'submissions', 'mails', 'received', 'leftAlone'] as const)
      (file[part] as unknown[]).push(...other[part])
    for (const [table, rows] of Object.entries(other.records))
      file.records[table] = [...(file.records[table] ?? []), ...rows]
  }
  return file
}

async function fileOf(services: Services, leadId: string, language: Language): Promise<PersonFile | null> {
  const { db, law } = services
  const { rows } = await db.query<{
    person: PersonDetails
    company: string | null
    state: { attributes: Record<string, Scalar>; erased: boolean; version: number }
    stage: string
    owner: string
    score: number
    nextStep: string
    source: string | null
  }>(
    `select person, company, state, stage, owner, score, next_step as "nextStep", source from leads
      where workspace_no = 1 and lead_id = $1
     union all
     select person, company, state, state->>'stage', state->>'owner', (state->'score'->>'total')::int4,
            state->'nextStep'->>'what', state->'origin'->>'source' from merged_leads
      where workspace_no = 1 and lead_id = $1`,
    [leadId],
  )
  const lead = rows[0]
  if (!lead) return null
  const rules = law.version(lead.state.version)
  const names = spoken(services, language)
  const words = wordsOf(names, rules)
  const { emails } = await addressesOf(db, leadId)
  const entries = await readStream(db, leadId)
  const keys = await db.query<{ key: string }>(
    'select key from identity_keys where workspace_no = 1 and lead_id = $1 order by key',
    [leadId],
  )
  const { person, company } = lead
  return {
    lead: leadId,
    madeAt: iso(services.now()),
    erased: lead.state.erased,
    person,
    company,
    details: lead.state.attributes,
    standing: {
      stage: words.stage(lead.stage),
      owner: words.owner(lead.owner),
      score: lead.score,
      nextStep: lead.nextStep,
      source: lead.source,
    },
    keys: keys.rows.map(({ key }) => key),
    history: entries.map(({ at, recordedAt, by, kind, body, personal }) => ({
      at: iso(at),
      learned: iso(recordedAt),
      by,
      what: sentenceOf(kind as EntryKind, body, words, language),
      kind,
      said: body,
      ...(personal ? { personal } : {}),
    })),
    submissions: (await handedIn(db, leadId, emails)).map(({ at, ...one }) => ({ at: iso(at), ...one })),
    mails: (await mailsTo(db, leadId)).map((mail) => mailed(mail, lead, leadId, Object.keys(rules.fields))),
    received: (await mailsFrom(db, leadId, emails)).map(({ at, ...one }) => ({ at: iso(at), ...one })),
    leftAlone: await leftAlone(db, leadId),
    records: await rowsAbout(db, leadId),
  }
}

/** What a mail said: the words of its version with the details as they are today; those of its day are in the history. */
function mailed(
  { at, due, state, template, language, subject, preview, body }: Mailed,
  lead: { person: PersonDetails; company: string | null; state: { attributes: Record<string, Scalar> } },
  id: string,
  fields: string[],
): PersonFile['mails'][number] {
  const told = { at: at === null ? null : iso(at), due: iso(due), state, template }
  if (subject === null || body === null) return told
  const text = { language: (language ?? 'en') as Language, subject, preview: preview ?? '', body }
  const made = compileTemplate(text, fields)
  if ('faults' in made) return { ...told, subject, text: body }
  const { person, company, state: card } = lead
  const { title, country } = card.attributes
  const rendered = made.compiled.render(
    {
      id,
      email: person.email ?? null,
      firstName: person.firstName ?? null,
      lastName: person.lastName ?? null,
      company,
      title: title === undefined ? null : String(title),
      country: country === undefined ? null : String(country),
      fields: card.attributes,
    },
    { name: '', email: '', workspace: '', postalAddress: '' },
    { unsubscribe: '', preferences: '', click: (url) => url, open: null },
  )
  return 'fault' in rendered
    ? { ...told, subject, text: body }
    : { ...told, subject: rendered.subject, text: rendered.text }
}
