import { compileTemplate, variablesOf, type PlacedFault } from './render.rules.ts'
import { fieldNames, mailLead, mailSender } from './render.ts'
import { problemOf } from './render.words.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { MailLead, MailUrls, RenderedMail } from './render.contract.ts'
import type { PreviewInput, TemplatePreview, TemplateVariables } from './templates.contract.ts'
import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'

/** What a template may name, with what each is called; the agreement's fields have its own labels. */
export function variables(services: Services, language: Language): TemplateVariables {
  const { fields } = services.law.at(services.now())
  const words = LABELS[language]
  const items = Object.entries(variablesOf(fieldNames(fields))).flatMap(([root, names]) =>
    (names ?? [null]).map((name) => {
      const full = name === null ? root : `${root}.${name}`
      return { name: full, label: words[full] ?? fields[name ?? '']?.label ?? full }
    }),
  )
  return { items }
}

const LABELS: Record<Language, Record<string, string>> = {
  en: {
    'lead.firstName': 'First name',
    'lead.lastName': 'Last name',
    'lead.company': 'Company',
    'lead.title': 'Job title',
    'lead.country': 'Country',
    'sender.name': 'Sender',
    'sender.email': 'Sender’s address',
    'workspace.name': 'Our company',
    'workspace.address': 'Our postal address',
    unsubscribe_url: 'Address to unsubscribe',
    preferences_url: 'Address of the preferences',
  },
  de: {
    'lead.firstName': 'Vorname',
    'lead.lastName': 'Nachname',
    'lead.company': 'Firma',
    'lead.title': 'Position',
    'lead.country': 'Land',
    'sender.name': 'Absender',
    'sender.email': 'Adresse des Absenders',
    'workspace.name': 'Unsere Firma',
    'workspace.address': 'Unsere Postanschrift',
    unsubscribe_url: 'Adresse zum Abmelden',
    preferences_url: 'Adresse der Einstellungen',
  },
}

/** The text as it is being written, made into a mail for one lead; links in it lead to nobody's preferences. */
export async function previewOf(
  services: Services,
  { leadId, ...written }: PreviewInput,
  language: Language,
): Promise<TemplatePreview & { rendered: RenderedMail | null }> {
  const { fields } = services.law.at(services.now())
  const made = compileTemplate(written, fieldNames(fields))
  const wrong = (faults: PlacedFault[]) => ({
    problems: faults.map((one) => problemOf(one, language)),
    mail: null,
    rendered: null,
  })
  if ('faults' in made) return wrong(made.faults)
  const lead =
    leadId === undefined ? madeUp(services) : ((await mailLead(services, leadId)) ?? madeUp(services))
  const sender = await mailSender(services)
  const rendered = made.compiled.render(lead, sender, exampleUrls(services))
  if ('fault' in rendered) return wrong([rendered.fault])
  const from = `${sender.name} <${sender.email}>`
  return { problems: [], mail: { ...rendered, to: lead.email, from }, rendered }
}

function exampleUrls({ config }: Services): MailUrls {
  const at = (what: string) => `${config.publicUrl}/${what}/example`
  return { unsubscribe: at('u'), preferences: at('p'), click: (url) => url, open: null }
}

/** Somebody of whom everything is known, so that a template can be seen before there is any lead. */
function madeUp(services: Services): MailLead {
  const { fields } = services.law.at(services.now())
  const valueOf = { string: 'example', number: 42, boolean: true } as Record<string, Scalar>
  const values = Object.values(fields)
    .filter(({ personal }) => !personal)
    .map(({ id, type, values: allowed }) => [id, allowed?.[0] ?? valueOf[type] ?? 'example'])
  return {
    id: '00000000-0000-7000-8000-000000000000',
    email: 'ada.lovelace@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    company: 'Analytical Engines',
    title: 'Head of Operations',
    country: 'GB',
    fields: Object.fromEntries(values) as Record<string, Scalar>,
  }
}
