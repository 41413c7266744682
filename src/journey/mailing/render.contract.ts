import type { Scalar } from '#journey/agreement/ruleset.ts'
import type { Language } from '#platform/language.contract.ts'

/** What a mail is made of. docs/templates.md */

/** Whom a mail goes to, as the card has it. What is not known is null. */
export interface MailLead {
  id: string
  email: string | null
  firstName: string | null
  lastName: string | null
  company: string | null
  title: string | null
  country: string | null
  /** the agreement's fields that are not personal */
  fields: Record<string, Scalar>
}

/** Who writes. `postalAddress`: one line after the other, as the law of many countries wants it in every mail. */
export interface MailSender {
  name: string
  email: string
  workspace: string
  postalAddress: string
}

/** Absolute addresses. `click` turns an address of the text into the one that is mailed; `open` null: no pixel. */
export interface MailUrls {
  unsubscribe: string
  preferences: string
  click: (url: string) => string
  open: string | null
}

/** A template's text, as it stands in one version. */
export interface TemplateText {
  language: Language
  subject: string
  preview: string
  body: string
}

/** A finished mail. No line of `subject` ends: it cannot begin another header. */
export interface RenderedMail {
  subject: string
  html: string
  text: string
}

/** What is wrong with a template: `line` and `column` count from 1 in the field. */
export interface TemplateProblem {
  field: 'subject' | 'preview' | 'body'
  line: number
  column: number
  message: string
}
