import { entryTypes, type EntryKind } from '#journey/entries.ts'
import { engineTextDe, spanDe } from '#journey/phrases.de.rules.ts'
import { sentencesDe } from '#journey/sentences.de.rules.ts'
import type { EntryType, Words } from '#ledger/entry.ts'
import type { Language } from '#platform/language.contract.ts'

// What the journey itself says, in the language of whoever reads it. What the agreement says (names of stages, reasons,
// next steps) is its signatories' own text, and stays as they wrote it.

/** One entry in a sentence. */
export function sentenceOf(kind: EntryKind, body: unknown, words: Words, language: Language): string {
  const said = (language === 'de' ? sentencesDe[kind] : entryTypes[kind].sentence) as EntryType<
    string,
    unknown
  >['sentence']
  return said(body, words)
}

const DESKS_DE: Record<string, string> = {
  'desk:marketing': 'Marketing-Pool',
  'desk:leadgen': 'Leadgenerierungs-Pool',
  'desk:sales': 'Vertriebs-Pool',
}

/** The name of a desk in a reader's language; null for whoever has a name of their own, and in English, where it is kept. */
export function deskName(id: string, language: Language): string | null {
  return language === 'de' ? (DESKS_DE[id] ?? null) : null
}

/** Names for ids; those of the desks, which nobody chose, in the reader's language. */
export function spoken<Names extends { owner: (id: string) => string }>(
  names: Names,
  language: Language,
): Names & { language: Language } {
  if (language === 'en') return { ...names, language }
  return { ...names, language, owner: (id) => deskName(id, language) ?? names.owner(id) }
}

/** What handlers are given, with the desks named in the language of whoever asked; it is found out when one is named. */
export function speaking<Names extends { owner: (id: string) => string }>(
  names: Names,
  language: () => Language,
): Names {
  const owner = (id: string) => (id in DESKS_DE ? deskName(id, language()) : null) ?? names.owner(id)
  return { ...names, owner }
}

const AUTHORS = {
  en: {
    agreement: 'Agreement',
    router: 'Rotation',
    import: 'Import',
    api: 'API',
    cli: 'Command line',
    outbox: 'Notifications',
  },
  de: {
    agreement: 'Vereinbarung',
    router: 'Reihum',
    import: 'Import',
    api: 'API',
    cli: 'Kommandozeile',
    outbox: 'Benachrichtigungen',
  },
} as const satisfies Record<Language, object>

/** Who or what stands behind an entry; null for whoever has a name of their own. */
export function authorName(by: string, language: Language): string | null {
  const names: Record<string, string> = AUTHORS[language]
  if (by.startsWith('form:')) return `${language === 'de' ? 'Formular' : 'Form'} ${by.slice(5)}`
  if (by.startsWith('enrichment:')) return `${language === 'de' ? 'Quelle' : 'Source'} ${by.slice(11)}`
  const kind = by.startsWith('import:') ? 'import' : by
  return Object.hasOwn(names, kind) ? names[kind]! : null
}

/** A span of the agreement: "2 business days". */
export function spanIn(text: string, language: Language): string {
  return language === 'de' ? spanDe(text) : text
}

/** A text of an entry that the journey itself may have written: a next step, why a stage was entered. */
export function engineText(text: string, language: Language): string {
  return language === 'de' ? engineTextDe(text) : text
}

/** What happens when the time of a stage has passed. `to` is the stage's name. */
export function afterwards(to: string | null, because: string, language: Language): string {
  if (language === 'de')
    return to === null
      ? 'der Schritt bleibt überfällig, bis jemand handelt'
      : `der Lead geht nach ${to}: ${because}`
  return to === null ? 'the step is overdue until somebody acts' : `it goes to ${to}: ${because}`
}

/** Why points are taken away again: each part of the score has a most. */
export function mostPoints(of: 'fit' | 'engagement', max: number, language: Language): string {
  const name = of === 'fit' ? 'Fit' : 'Engagement'
  return language === 'de' ? `${name} zählt höchstens ${max} Punkte` : `${name} counts ${max} points at most`
}
