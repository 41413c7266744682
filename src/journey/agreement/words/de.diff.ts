import { findingDe } from './findings.de.ts'
import type { AgreementWords } from './en.ts'

export const diff: AgreementWords['diff'] = {
  changes: (n, figure) => `${figure} ${n === 1 ? 'Änderung' : 'Änderungen'}`,
  identical: 'Nichts hat sich geändert.',
  file: 'Nur der Wortlaut der Datei hat sich geändert, nicht was sie sagt.',
  added: (text) => `Neu: ${text}`,
  removed: (text) => `Entfällt: ${text}`,
  order: 'Reihenfolge',
  details: 'Einzelheiten',
  orderNow: (place) => `Die Reihenfolge von ${place} hat sich geändert.`,
  valueNow: (place, after, before) => `${place} ist jetzt ${after} statt ${before}.`,
  notGiven: 'ohne Angabe',
  exactly: (change) => `${change} (die genaue Bedingung ist eine andere)`,
  instead: (after, before) => `${after} statt ${before}`,
  amount: /^([\d.,]+)( (?!bis )[\p{L}% ]+?)()$/u,
}

export const finding: AgreementWords['finding'] = findingDe

export const paper: AgreementWords['paper'] = {
  head: (version, from) => `Version ${version}, in Kraft ab ${from}.`,
  review: (date) => ` Zu überprüfen bis ${date}.`,
}
