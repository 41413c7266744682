import type { Language } from '#platform/language.contract.ts'

/** The words of the pages that people reach from our mails. */
export interface Words {
  preferences: string
  unsubscribe: string
  unsubscribeAsk: (address: string) => string
  unsubscribeDo: string
  unsubscribed: string
  unsubscribedMore: string
  change: string
  intro: (address: string) => string
  topics: string
  save: string
  allOff: string
  allOffHint: string
  pause: string
  pauseHint: string
  pauseDo: string
  pausedUntil: (day: string) => string
  resume: string
  name: string
  firstName: string
  lastName: string
  nameDo: string
  data: string
  dataHint: string
  address: string
  asPage: string
  asJson: string
  wrongAddress: string
  erase: string
  eraseHint: string
  eraseDo: string
  eraseAsked: string
  gone: string
  goneMore: string
  keepAwayHint: string
  keepAwayDo: string
  keptAway: string
  noAddress: string
  unknown: string
  unknownMore: string
  done: Record<Done, string>
}

export const DONES = ['saved', 'off', 'paused', 'resumed', 'named', 'erase'] as const
export type Done = (typeof DONES)[number]

export const PREFERENCES: Record<Language, Words> = {
  en: {
    preferences: 'What we may write to you',
    unsubscribe: 'Stop our mails',
    unsubscribeAsk: (address) => `We write to ${address}. Do you want no more mails from us?`,
    unsubscribeDo: 'Yes, no more mails',
    unsubscribed: 'You get no more mails from us',
    unsubscribedMore: 'It holds at once. A mail that is on its way already may still reach you.',
    change: 'Choose single topics instead, or see what is kept about you',
    intro: (address) => `These are the settings for ${address}.`,
    topics: 'I want mails about',
    save: 'Save my choice',
    allOff: 'No mails at all',
    allOffHint: 'Takes back everything that you agreed to. You can come back to this page at any time.',
    pause: 'A pause',
    pauseHint: 'For three months nothing comes; then it goes on with what you chose.',
    pauseDo: 'Pause for 3 months',
    pausedUntil: (day) => `Paused until ${day}.`,
    resume: 'End the pause',
    name: 'My name',
    firstName: 'First name',
    lastName: 'Last name',
    nameDo: 'Correct my name',
    data: 'My data',
    dataHint:
      'Everything that is kept about you, in one file. So that nobody else gets it with a mail that you passed on, enter your address.',
    address: 'Your e-mail address',
    asPage: 'Download to read',
    asJson: 'Download for other programs (JSON)',
    wrongAddress: 'That is not the address that this page is about.',
    erase: 'Erase me',
    eraseHint:
      'We then delete everything that names you. All that stays is a code of your address that nobody can turn back, so that we do not write to you again.',
    eraseDo: 'Ask us to erase me',
    eraseAsked: 'You asked us to erase you. Somebody here takes care of it.',
    gone: 'Nothing is kept about you',
    goneMore: 'The person whom this link belonged to was erased.',
    keepAwayHint:
      'If somebody brings us your address again, we could write to you again. Enter it, and we never do; we keep only a code of it that nobody can turn back.',
    keepAwayDo: 'Never write to me',
    keptAway: 'We do not write to this address.',
    noAddress: 'That is not an e-mail address.',
    unknown: 'This link does not work',
    unknownMore: 'It may have been cut off. Open it again from the mail, or answer the mail and tell us.',
    done: {
      saved: 'Your choice is saved.',
      off: 'You get no more mails from us.',
      paused: 'The pause has begun.',
      resumed: 'The pause is over.',
      named: 'Your name is corrected.',
      erase: 'We have your wish to be erased.',
    },
  },
  de: {
    preferences: 'Was wir Ihnen schreiben dürfen',
    unsubscribe: 'Unsere Mails abbestellen',
    unsubscribeAsk: (address) => `Wir schreiben an ${address}. Möchten Sie keine Mails mehr von uns?`,
    unsubscribeDo: 'Ja, keine Mails mehr',
    unsubscribed: 'Sie bekommen keine Mails mehr von uns',
    unsubscribedMore: 'Das gilt sofort. Eine Mail, die schon unterwegs ist, kann Sie noch erreichen.',
    change: 'Lieber einzelne Themen wählen oder sehen, was über Sie gespeichert ist',
    intro: (address) => `Das sind die Einstellungen für ${address}.`,
    topics: 'Ich möchte Mails zu',
    save: 'Auswahl speichern',
    allOff: 'Gar keine Mails',
    allOffHint:
      'Nimmt alles zurück, womit Sie einverstanden waren. Diese Seite können Sie jederzeit wieder aufrufen.',
    pause: 'Eine Pause',
    pauseHint: 'Drei Monate lang kommt nichts; danach geht es weiter mit dem, was Sie gewählt haben.',
    pauseDo: '3 Monate Pause',
    pausedUntil: (day) => `Pause bis ${day}.`,
    resume: 'Pause beenden',
    name: 'Mein Name',
    firstName: 'Vorname',
    lastName: 'Nachname',
    nameDo: 'Namen berichtigen',
    data: 'Meine Daten',
    dataHint:
      'Alles, was über Sie gespeichert ist, in einer Datei. Damit niemand sonst sie mit einer weitergeleiteten Mail bekommt, geben Sie Ihre Adresse ein.',
    address: 'Ihre E-Mail-Adresse',
    asPage: 'Zum Lesen herunterladen',
    asJson: 'Für andere Programme herunterladen (JSON)',
    wrongAddress: 'Das ist nicht die Adresse, um die es auf dieser Seite geht.',
    erase: 'Mich löschen',
    eraseHint:
      'Wir löschen dann alles, was Sie benennt. Es bleibt nur ein Code Ihrer Adresse, den niemand zurückrechnen kann, damit wir Ihnen nicht wieder schreiben.',
    eraseDo: 'Löschung verlangen',
    eraseAsked: 'Sie haben Ihre Löschung verlangt. Jemand hier kümmert sich darum.',
    gone: 'Über Sie ist nichts gespeichert',
    goneMore: 'Die Person, der dieser Link gehörte, wurde gelöscht.',
    keepAwayHint:
      'Bringt uns jemand Ihre Adresse noch einmal, könnten wir Ihnen wieder schreiben. Geben Sie sie ein, und wir tun es nie; wir behalten nur einen Code davon, den niemand zurückrechnen kann.',
    keepAwayDo: 'Schreiben Sie mir nie',
    keptAway: 'Wir schreiben nicht an diese Adresse.',
    noAddress: 'Das ist keine E-Mail-Adresse.',
    unknown: 'Dieser Link funktioniert nicht',
    unknownMore:
      'Vielleicht wurde er abgeschnitten. Öffnen Sie ihn noch einmal aus der Mail oder antworten Sie auf die Mail.',
    done: {
      saved: 'Ihre Auswahl ist gespeichert.',
      off: 'Sie bekommen keine Mails mehr von uns.',
      paused: 'Die Pause hat begonnen.',
      resumed: 'Die Pause ist zu Ende.',
      named: 'Ihr Name ist berichtigt.',
      erase: 'Ihr Wunsch, gelöscht zu werden, ist bei uns.',
    },
  },
}
