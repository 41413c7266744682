import { touchDe } from '#journey/phrases.de.rules.ts'
import type { Language } from '#platform/language.contract.ts'

/** How a learned rule says what it asks; the sentence becomes the agreement's own text once it is signed. */
export interface DraftedWords {
  base: string
  blank: (label: string) => string
  filled: (label: string) => string
  others: (label: string) => string
  values: (label: string, values: string[]) => string
  range: (label: string, from: number | null, below: number | null) => string
  known: Record<string, string>
  touch: (kind: string) => string
  source: string
  channel: string
  yes: string
  no: string
  title: (day: string) => string
}

const SHOWN = 6

function listed(values: string[], more: (n: number) => string): string {
  const rest = values.length - SHOWN
  return values.slice(0, SHOWN).join(', ') + (rest > 0 ? more(rest) : '')
}

const en: DraftedWords = {
  base: 'Where every lead begins',
  blank: (label) => `${label}: not known`,
  filled: (label) => `${label}: known`,
  others: (label) => `${label}: another`,
  values: (label, values) => `${label}: ${listed(values, (n) => ` and ${n} more`)}`,
  range: (label, from, below) =>
    from === null
      ? `${label}: below ${below}`
      : `${label}: ${from} ${below === null ? 'and more' : `to below ${below}`}`,
  known: {
    email: 'Left an e-mail address',
    phone: 'Left a phone number',
    name: 'Said their name',
    company: 'We know the company',
  },
  touch: (kind) => {
    const plain = kind.replaceAll('_', ' ')
    return plain.slice(0, 1).toUpperCase() + plain.slice(1)
  },
  source: 'Source',
  channel: 'Channel',
  yes: 'yes',
  no: 'no',
  title: (day) => `Learned score of ${day}`,
}

const de: DraftedWords = {
  base: 'Womit jeder Lead beginnt',
  blank: (label) => `${label}: nicht bekannt`,
  filled: (label) => `${label}: bekannt`,
  others: (label) => `${label}: etwas anderes`,
  values: (label, values) => `${label}: ${listed(values, (n) => ` und ${n} weitere`)}`,
  range: (label, from, below) =>
    from === null
      ? `${label}: unter ${below}`
      : `${label}: ${below === null ? `ab ${from}` : `${from} bis unter ${below}`}`,
  known: {
    email: 'Hat eine E-Mail-Adresse hinterlassen',
    phone: 'Hat eine Telefonnummer hinterlassen',
    name: 'Hat den Namen genannt',
    company: 'Wir kennen das Unternehmen',
  },
  touch: touchDe,
  source: 'Quelle',
  channel: 'Kanal',
  yes: 'ja',
  no: 'nein',
  title: (day) => `Gelernter Score vom ${day}`,
}

export const draftedWords = (language: Language): DraftedWords => (language === 'de' ? de : en)

/** What a column of the card is called. @param labels of the agreement's fields, by id */
export function columnName(
  column: string,
  labels: Readonly<Record<string, string>>,
  words: DraftedWords,
): string {
  if (column === 'touch.source') return words.source
  if (column === 'touch.channel') return words.channel
  const [kind, id = ''] = [column.slice(0, column.search(/[.:]/)), column.slice(column.search(/[.:]/) + 1)]
  if (kind === 'touch') return words.touch(id)
  if (kind === 'known') return words.known[id] ?? id
  return labels[id] ?? id
}
