import type { Language } from '#platform/language.contract.ts'
import type { PlacedFault } from './render.rules.ts'
import type { TemplateProblem } from './render.contract.ts'

type Say = Record<PlacedFault['what'], (name: string) => string>

const WORDS: Record<Language, Say> = {
  en: {
    syntax: (name) => `Cannot be read: ${name}`,
    tag: (name) => `There is no tag “${name}”, or it may not be used in mails`,
    filter: (name) => `There is no filter “${name}”, or it may not be used in mails`,
    unknown: (name) => `There is no variable ${name}`,
    missing: (name) => `${name} is not known of this person, and no default is given`,
    not_text: () => 'Only texts, numbers and yes or no can be written out',
    limit: () => 'Takes too long, or becomes too long',
    private: () => 'Holds a character of the private use area, which no font can show',
    html: (name) => `HTML cannot be used in mails, Markdown can: ${name}`,
    link: (name) => `Leads to no web, mail or phone address: ${name}`,
  },
  de: {
    syntax: (name) => `Kann nicht gelesen werden: ${name}`,
    tag: (name) => `Den Befehl „${name}“ gibt es nicht, oder E-Mails dürfen ihn nicht verwenden`,
    filter: (name) => `Den Filter „${name}“ gibt es nicht, oder E-Mails dürfen ihn nicht verwenden`,
    unknown: (name) => `Die Variable ${name} gibt es nicht`,
    missing: (name) => `${name} ist von dieser Person nicht bekannt, und es fehlt ein Ersatzwert`,
    not_text: () => 'Nur Texte, Zahlen und Ja oder Nein können ausgegeben werden',
    limit: () => 'Dauert zu lange oder wird zu lang',
    private: () => 'Enthält ein Zeichen des privaten Bereichs, das keine Schrift zeigen kann',
    html: (name) => `HTML geht in E-Mails nicht, Markdown schon: ${name}`,
    link: (name) => `Führt zu keiner Web-, E-Mail- oder Telefonadresse: ${name}`,
  },
}

/** A fault as people read it. */
export function saidFault(fault: PlacedFault, language: Language): string {
  return WORDS[language][fault.what](fault.name)
}

export function problemOf(fault: PlacedFault, language: Language): TemplateProblem {
  const { field, line, column } = fault
  return { field, line, column, message: saidFault(fault, language) }
}
