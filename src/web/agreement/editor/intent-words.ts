import type { Translated } from '../../language.ts'

const en = {
  buy: 'Signs that somebody wants to buy',
  learn: 'Signs that somebody wants to learn',
  sign: 'sign',
  label: 'What it says about the person',
  id: 'Id',
  holds: 'It is one when a touch is like this',
  within: 'A sign counts for',
  withinHint: '180 days',
  usualSigns:
    'This agreement names no signs of its own, so the usual ones count: a demo or a contact asked for, a trial, a meeting, a look at prices; and material, webinars, events, pages read.',
  ownSigns: 'Write our own signs',
  dropSigns: 'Go back to the usual signs',
  levels: 'What each level means for the talk',
  usualLevels: 'This agreement says nothing of levels, so the brief uses the usual words.',
  ownLevels: 'Write our own',
  dropLevels: 'Go back to the usual words',
  level: 'level',
  meaning: 'What it means',
  unsaid: 'not mentioned in the brief',
  fresh: 'Asked for a demo',
  freshLevel: 'Decides, or knows who does',
}

const de: Translated<typeof en> = {
  buy: 'Zeichen, dass jemand kaufen will',
  learn: 'Zeichen, dass jemand lernen will',
  sign: 'Zeichen',
  label: 'Was es über die Person sagt',
  id: 'Id',
  holds: 'Es ist eines, wenn ein Kontaktpunkt so ist',
  within: 'Ein Zeichen zählt',
  withinHint: '180 days',
  usualSigns:
    'Diese Vereinbarung nennt keine eigenen Zeichen, es zählen die üblichen: eine angefragte Demo oder ein gewünschter Kontakt, ein Test, ein Treffen, ein Blick auf die Preise; und Material, Webinare, Veranstaltungen, gelesene Seiten.',
  ownSigns: 'Eigene Zeichen festlegen',
  dropSigns: 'Zu den üblichen Zeichen zurück',
  levels: 'Was jede Ebene für das Gespräch bedeutet',
  usualLevels: 'Diese Vereinbarung sagt nichts zu Ebenen; das Briefing nimmt die üblichen Worte.',
  ownLevels: 'Eigene Worte festlegen',
  dropLevels: 'Zu den üblichen Worten zurück',
  level: 'Ebene',
  meaning: 'Was sie bedeutet',
  unsaid: 'kommt im Briefing nicht vor',
  fresh: 'Hat eine Demo angefragt',
  freshLevel: 'Entscheidet, oder weiß, wer es tut',
}

export const words = __LANGUAGE__ === 'de' ? de : en
