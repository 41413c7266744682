import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const en = {
  title: 'Forms',
  failed: 'The forms could not be loaded',
  add: 'New form',
  table: 'Forms',
  columns: {
    name: 'Form',
    views: 'Seen',
    submits: 'Sent',
    conversion: 'Conversion',
    waiting: 'To confirm',
    last: 'Last',
  },
  days: 'of the last 90 days',
  states: { never: 'Not published', live: 'Live', changed: 'Live, with changes', closed: 'Closed' },
  refused: (count: number) => `${number(count)} refused`,
  emptyTitle: 'No forms yet',
  empty:
    'A form takes leads in on a page of its own or on any page of your web site. It asks only what is not yet known, keeps the words that people agreed to, and tells you how many of those who saw it sent it.',
  name: 'Name',
  nameHint: 'For you and your colleagues; visitors see the title.',
  id: 'Address',
  idHint: (id: string) => `The form will stand at /f/${id || '…'}. It cannot be changed later.`,
  create: 'Create form',
}

const de: Translated<typeof en> = {
  title: 'Formulare',
  failed: 'Die Formulare konnten nicht geladen werden',
  add: 'Neues Formular',
  table: 'Formulare',
  columns: {
    name: 'Formular',
    views: 'Gesehen',
    submits: 'Gesendet',
    conversion: 'Konversion',
    waiting: 'Zu bestätigen',
    last: 'Zuletzt',
  },
  days: 'der letzten 90 Tage',
  states: {
    never: 'Nicht veröffentlicht',
    live: 'Veröffentlicht',
    changed: 'Veröffentlicht, mit Änderungen',
    closed: 'Geschlossen',
  },
  refused: (count) => `${number(count)} abgelehnt`,
  emptyTitle: 'Noch keine Formulare',
  empty:
    'Ein Formular nimmt Leads auf einer eigenen Seite oder auf jeder Seite Ihrer Website auf. Es fragt nur, was noch nicht bekannt ist, bewahrt die Worte auf, denen jemand zugestimmt hat, und sagt Ihnen, wie viele derer, die es sahen, es gesendet haben.',
  name: 'Bezeichnung',
  nameHint: 'Für Sie und Ihre Kollegen; Besucher sehen den Titel.',
  id: 'Adresse',
  idHint: (id) => `Das Formular wird unter /f/${id || '…'} stehen. Später lässt sich das nicht ändern.`,
  create: 'Formular anlegen',
}

export const words = __LANGUAGE__ === 'de' ? de : en
