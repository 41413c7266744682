import type { Translated } from '../language.ts'

const en = {
  title: 'Mails of Baton itself',
  hint: 'Offers, invitations, notices and digests to people here, and calendar entries of meetings. They leave at once and do not rest with those of programmes.',
  failed: 'Who they come from could not be loaded',
  name: 'Name',
  address: 'Address',
  found: {
    own: '',
    programmes: (sender: string) => `Empty: ${sender}, the sender of programmes.`,
    login: (sender: string) => `Empty: ${sender}, who signs in at the mail server.`,
    made_up: (sender: string) => `Empty: ${sender}, made of BATON_URL.`,
  },
  ownHint: 'Empty: the sender of programmes, or whoever signs in at the mail server.',
  adminOnly: 'An admin sets this.',
  save: 'Save the sender',
  saved: 'The sender is saved. It holds for the next mail.',
  check: 'Check the DNS',
  trial: 'Mail me a trial',
  trialSent: (to: string) => `The mail server took a trial to ${to}`,
}

const de: Translated<typeof en> = {
  title: 'Mails von Baton selbst',
  hint: 'Angebote, Einladungen, Hinweise und Übersichten an die Personen hier, dazu Kalendereinträge von Terminen. Sie gehen sofort hinaus und ruhen nicht mit denen der Programme.',
  failed: 'Der Absender konnte nicht geladen werden',
  name: 'Name',
  address: 'Adresse',
  found: {
    own: '',
    programmes: (sender) => `Leer: ${sender}, der Absender der Programme.`,
    login: (sender) => `Leer: ${sender}, womit sich Baton beim Mailserver anmeldet.`,
    made_up: (sender) => `Leer: ${sender}, gebildet aus BATON_URL.`,
  },
  ownHint: 'Leer: der Absender der Programme oder die Anmeldung beim Mailserver.',
  adminOnly: 'Das stellt ein Admin ein.',
  save: 'Absender speichern',
  saved: 'Der Absender ist gespeichert. Er gilt ab der nächsten E-Mail.',
  check: 'DNS prüfen',
  trial: 'Probe an mich',
  trialSent: (to) => `Der Mailserver hat eine Probe an ${to} angenommen`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
