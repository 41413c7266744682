import type { Translated } from '../language.ts'

const en = {
  title: 'Mails of people whom nobody knows',
  intro: 'What follows when somebody writes whose address is no lead’s.',
  become: 'They become leads',
  source: 'Source of these leads',
  counts: 'Their first mail counts as',
  kinds: { email_received: 'A mail that came in', contact_requested: 'Asked to be contacted' } as Record<
    string,
    string
  >,
  mailbox: 'Mailbox',
  mailboxHint: 'Its address, or what is given to baton mail-in --mailbox',
  add: 'Otherwise at one mailbox',
  remove: 'As elsewhere',
}

const de: Translated<typeof en> = {
  title: 'E-Mails von Unbekannten',
  intro: 'Was folgt, wenn jemand schreibt, dessen Adresse zu keinem Lead gehört.',
  become: 'Sie werden Leads',
  source: 'Quelle dieser Leads',
  counts: 'Ihre erste E-Mail zählt als',
  kinds: { email_received: 'Eingegangene E-Mail', contact_requested: 'Kontakt angefragt' },
  mailbox: 'Postfach',
  mailboxHint: 'Seine Adresse, oder was baton mail-in --mailbox genannt wird',
  add: 'Für ein Postfach anders',
  remove: 'Wie überall',
}

export const words = __LANGUAGE__ === 'de' ? de : en
