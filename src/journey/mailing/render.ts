import { compileTemplate, type CompiledTemplate } from './render.rules.ts'
import { saidFault } from './render.words.rules.ts'
import { senderAddress, withDefaults } from './sending.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { LeadField, Scalar } from '#journey/agreement/ruleset.ts'
import type { MailLead, MailSender, MailUrls, RenderedMail } from './render.contract.ts'
import type { MailSettings } from './sending.contract.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Services } from '#work/services.ts'

export interface MailAsked {
  /** a template's id; its latest version is used */
  template: string
  lead: MailLead
  urls: MailUrls
}

/** `templateVersion` 0: there is no such template. `problem` is English, as it is kept with the message. */
export type Rendered =
  (RenderedMail & { templateVersion: number }) | { problem: string; templateVersion: number }
export type Renderer = (asked: MailAsked) => Rendered

interface Kept {
  version: number
  /** null: it names something that there is no more */
  compiled: CompiledTemplate | null
  said: string
}

interface Shelf {
  /** a new agreement may have other fields */
  fields: string
  templates: Map<string, Kept>
  lookedAt: number
  render: Promise<Renderer>
}

const shelves = new WeakMap<Services['db'], Shelf>()
/** A template that somebody saves takes effect within it. Asked for each of 100,000 mails the database would do little else. */
const FRESH_MS = 1_000

/** One mail, made of the template's latest version. */
export async function renderMail(services: Services, asked: MailAsked): Promise<Rendered> {
  const now = performance.now()
  const shelf = shelves.get(services.db)
  if (shelf && now - shelf.lookedAt < FRESH_MS) return (await shelf.render)(asked)
  const declared = fieldNames(services.law.at(services.now()).fields)
  const fields = declared.join(' ')
  const templates = shelf?.fields === fields ? shelf.templates : new Map<string, Kept>()
  const render = renderer(services, declared, templates)
  shelves.set(services.db, { fields, templates, lookedAt: now, render })
  // a database that was away for a moment must not fail mails after it is back
  render.catch(() => shelves.delete(services.db))
  return (await render)(asked)
}

/** After a template was saved, or settings were: the next mail looks. */
export function forgetTemplates(services: Services): void {
  shelves.delete(services.db)
}

async function renderer(
  services: Services,
  fields: string[],
  templates: Map<string, Kept>,
): Promise<Renderer> {
  const [{ rows }, sender] = await Promise.all([
    services.db.query<{ template: string; version: number }>(
      'select template, max(version) as version from templates where workspace_no = 1 group by template',
    ),
    mailSender(services),
  ])
  const fresh = rows.filter(({ template, version }) => templates.get(template)?.version !== version)
  if (fresh.length > 0) await take(services, fresh, fields, templates)
  return ({ template, lead, urls }) => {
    const found = templates.get(template)
    if (!found) return { problem: `There is no template ${template}`, templateVersion: 0 }
    const { version: templateVersion, compiled, said } = found
    if (!compiled) return { problem: said, templateVersion }
    const rendered = compiled.render(lead, sender, urls)
    return 'fault' in rendered
      ? { problem: saidFault(rendered.fault, 'en'), templateVersion }
      : { ...rendered, templateVersion }
  }
}

async function take(
  services: Services,
  wanted: { template: string; version: number }[],
  fields: string[],
  into: Map<string, Kept>,
): Promise<void> {
  const { rows } = await services.db.query<{
    template: string
    version: number
    language: Language
    subject: string
    preview: string
    body: string
  }>(
    `select template, version, language, subject, preview, body from templates
      where workspace_no = 1 and (template, version) in (select * from unnest($1::text[], $2::int4[]))`,
    [wanted.map(({ template }) => template), wanted.map(({ version }) => version)],
  )
  for (const { template, version, ...text } of rows) {
    const made = compileTemplate(text, fields)
    const compiled = 'compiled' in made ? made.compiled : null
    const said = 'compiled' in made ? '' : saidFault(made.faults[0]!, 'en')
    into.set(template, { version, compiled, said })
  }
}

/** Who mails come from, as the settings say. */
export async function mailSender(services: Services): Promise<MailSender> {
  const { rows } = await services.db.query<{ settings: Partial<MailSettings> }>(
    'select settings from mail_settings where workspace_no = 1',
  )
  const settings = withDefaults(rows[0]?.settings ?? null)
  return {
    name: settings.name,
    email: senderAddress(settings, services.config.publicUrl),
    workspace: settings.organisation || settings.name,
    postalAddress: settings.postal,
  }
}

/** The agreement's fields that a mail may name: personal ones stay apart. */
export function fieldNames(fields: Record<string, LeadField>): string[] {
  return Object.values(fields)
    .filter(({ personal }) => !personal)
    .map(({ id }) => id)
    .sort()
}

/** Whom a preview is made for; null: there is no such lead, or the person was erased. */
export async function mailLead(services: Services, id: string): Promise<MailLead | null> {
  const { rows } = await services.db.query<{
    person: PersonDetails
    attributes: Record<string, Scalar> | null
    company: string | null
    title: string | null
    country: string | null
  }>(
    `select person, state->'attributes' as attributes, company, title, country from leads
      where workspace_no = 1 and lead_id = $1 and not (state->>'erased')::boolean`,
    [id],
  )
  const [found] = rows
  if (!found) return null
  const { person, attributes, company, title, country } = found
  return {
    id,
    email: person.email ?? null,
    firstName: person.firstName ?? null,
    lastName: person.lastName ?? null,
    company,
    title,
    country,
    fields: attributes ?? {},
  }
}
