import { touchDe } from '#journey/phrases.de.rules.ts'
import type { Language } from '#platform/language.contract.ts'

const en = {
  lastHour: 'within the last hour',
  hoursAgo: (hours: number) => `${hours} h ago`,
  yesterday: 'yesterday',
  daysAgo: (days: number) => `${days} days ago`,
  touch: (kind: string) => kind.replaceAll('_', ' '),
  consent: {
    phone: ['Agreed to be called', 'Does not want to be called'],
    email: ['Agreed to get mail', 'Does not want mail'],
  },
  handedOver: (because: string) => `Handed over because: ${because}`,
  week: (signs: number) => `${signs} signs of interest in the last seven days`,
  returned: (reason: string) => `Sales returned it before: ${reason}`,
  again: (pass: number) => `Back for pass ${pass}: it was not ready before`,
  begin: (what: string) => `Begin with what they did: ${what}. Ask what they hoped to find.`,
  buys: 'Wants to buy: ask by when it has to be in place, and who decides.',
  learns: 'Wants to learn how: help first, and ask what it would be worth to have it solved.',
  note: (about: string, note: string) => `${about}: “${note}”`,
  need: (need: string) => `Said the need is: ${need}.`,
  product: (product: string) => `Interested in ${product}.`,
  competitor: (name: string) => `Uses ${name} today: ask what is missing.`,
  somebody: 'somebody',
  once: 'once',
  times: (count: number) => `${count} times`,
  colleagues: (count: number, times: string, name: string, stage: string) =>
    `${count === 1 ? 'One colleague' : `${count} colleagues`} showed interest ${times} in 90 days: ` +
    `${count === 1 ? '' : 'most of all '}${name}, stage ${stage}`,
  named: (name: string) => ` “${name}”`,
  open: (deal: string) => `There is an open opportunity${deal}: talk to its owner first`,
  won: (deal: string) => `Bought from us${deal}`,
  mail: {
    subject: (name: string) => `New lead: ${name}`,
    unnamed: 'unnamed',
    answer: (due: string) => `Please accept or return it by ${due}.`,
    why: 'Why this lead',
    whyNow: 'Why now',
    howToOpen: 'How to open',
  },
  lost: (deal: string) => `An opportunity was lost${deal}: ask what has changed`,
}

export type BriefWords = typeof en

const de: BriefWords = {
  lastHour: 'in der letzten Stunde',
  hoursAgo: (hours) => `vor ${hours} Std.`,
  yesterday: 'gestern',
  daysAgo: (days) => `vor ${days} Tagen`,
  touch: touchDe,
  consent: {
    phone: ['Ist mit Anrufen einverstanden', 'Möchte nicht angerufen werden'],
    email: ['Ist mit E-Mails einverstanden', 'Möchte keine E-Mails'],
  },
  handedOver: (because) => `Übergeben, weil: ${because}`,
  week: (signs) => `${signs} Zeichen von Interesse in den letzten sieben Tagen`,
  returned: (reason) => `Der Vertrieb hat ihn schon einmal zurückgegeben: ${reason}`,
  again: (pass) => `Zurück im ${pass}. Durchgang: Vorher war er nicht so weit`,
  begin: (what) => `Beginnen Sie mit dem, was zu sehen war: ${what}. Fragen Sie, was gesucht wurde.`,
  buys: 'Will kaufen: Fragen Sie, bis wann es stehen muss und wer entscheidet.',
  learns: 'Will sich informieren: Helfen Sie zuerst, und fragen Sie, was eine Lösung wert wäre.',
  note: (about, note) => `${about}: „${note}“`,
  need: (need) => `Hat als Bedarf genannt: ${need}.`,
  product: (product) => `Interessiert an ${product}.`,
  competitor: (name) => `Nutzt heute ${name}: Fragen Sie, was dort fehlt.`,
  somebody: 'jemand',
  once: 'einmal',
  times: (count) => `${count}-mal`,
  colleagues: (count, times, name, stage) =>
    `${count === 1 ? 'Ein weiterer Kontakt der Firma' : `${count} weitere Kontakte der Firma`} ` +
    `${count === 1 ? 'zeigte' : 'zeigten'} in 90 Tagen ${times} Interesse: ` +
    `${count === 1 ? '' : 'vor allem '}${name}, Phase ${stage}`,
  named: (name) => ` „${name}“`,
  open: (deal) => `Es gibt eine offene Opportunity${deal}: Sprechen Sie zuerst mit der zuständigen Person`,
  won: (deal) => `Hat bei uns gekauft${deal}`,
  mail: {
    subject: (name) => `Neuer Lead: ${name}`,
    unnamed: 'ohne Namen',
    answer: (due) => `Bitte nehmen Sie ihn bis ${due} an, oder geben Sie ihn zurück.`,
    why: 'Warum dieser Lead',
    whyNow: 'Warum jetzt',
    howToOpen: 'Wie beginnen',
  },
  lost: (deal) => `Eine Opportunity ging verloren${deal}: Fragen Sie, was sich geändert hat`,
}

/** What a brief says between the record's own words. */
export const BRIEF_WORDS: Record<Language, BriefWords> = { en, de }
