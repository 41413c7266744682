import { DETAILS } from '#journey/capture/forms/contract.ts'
import { TOUCH_KINDS } from '#journey/agreement/touch.kinds.ts'
import type { Detail, FormChoices, Input } from '#journey/capture/forms/contract.ts'
import type { Language } from '#platform/language.contract.ts'
import type { LeadField } from '#journey/agreement/ruleset.ts'

const LABELS: Record<Language, Record<Detail, string>> = {
  en: {
    email: 'E-mail',
    firstName: 'First name',
    lastName: 'Last name',
    phone: 'Phone',
    company: 'Company',
    title: 'Job title',
    country: 'Country',
  },
  de: {
    email: 'E-Mail',
    firstName: 'Vorname',
    lastName: 'Nachname',
    phone: 'Telefon',
    company: 'Firma',
    title: 'Position',
    country: 'Land',
  },
}
const INPUT_OF: Partial<Record<Detail, Input>> = { email: 'email', phone: 'tel' }
/** What a visitor does not say of themself: it follows from what they say, or comes from elsewhere. */
const DERIVED = ['emailKind', 'seniority', 'rating', 'territory', 'accountType', 'segment']
/** Kinds of touch that filling in a form can be. */
const FORM_TOUCHES = [
  'form_submitted',
  'contact_requested',
  'demo_requested',
  'trial_started',
  'content_downloaded',
  'webinar_registered',
  'survey_answered',
]

/** What the builder offers. */
export function formsChoices(
  fields: Record<string, LeadField>,
  purposes: FormChoices['purposes'],
  mail: boolean,
  language: Language,
): FormChoices {
  const details = DETAILS.map((id) => ({
    id,
    label: LABELS[language][id],
    input: INPUT_OF[id] ?? ('text' as Input),
    choices: [],
    personal: id !== 'title' && id !== 'country',
  }))
  const known = new Set<string>([...DETAILS, ...DERIVED])
  const declared = Object.values(fields).filter(({ id }) => !known.has(id))
  return {
    fields: [...details, ...declared.map(fieldOf)],
    touches: FORM_TOUCHES.filter((kind) => TOUCH_KINDS.includes(kind)),
    purposes,
    mail,
  }
}

function fieldOf({ id, label, type, values, personal }: LeadField): FormChoices['fields'][number] {
  const choices = (values ?? []).map((value) => ({
    value: String(value),
    label: sentence(String(value)),
  }))
  const plain: Record<LeadField['type'], Input> = { string: 'text', number: 'number', boolean: 'check' }
  return { id, label, input: values ? 'choice' : plain[type], choices, personal }
}

function sentence(value: string): string {
  const words = value.replaceAll('_', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** What somebody puts on their page. Inside the element: what is there when scripts are not. */
export function snippetOf(address: string, id: string): string {
  return `<script src="${address}/embed.js" async></script>\n<baton-form form="${id}"><a href="${address}/f/${id}">${address}/f/${id}</a></baton-form>`
}
