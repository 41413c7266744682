import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const mails = (count: number) => `${number(count)} ${count === 1 ? 'mail' : 'mails'}`

const en = {
  title: 'The mailbox that answers come to',
  check: 'Check the mailbox',
  failed: 'How the mailbox stands could not be loaded.',
  off: 'No mailbox is watched. Answers and bounces are not seen until one is, or until mails are piped to baton mail-in.',
  offHint:
    'Start with IMAP_URL=imaps://USER:PASSWORD@HOST/INBOX. It should be where answers and bounces arrive.',
  states: {
    connecting: 'Connecting',
    watching: 'The mailbox is watched',
    failing: 'The mailbox cannot be read',
  },
  where: (user: string, host: string, folder: string) => `${user} at ${host}, folder ${folder}`,
  then: {
    nothing: 'Mails stay as they are',
    seen: 'Mails that were taken are marked as read',
    move: (folder: string) => `Mails that were taken go to ${folder}`,
  },
  taken: (count: number) => `${mails(count)} taken`,
  lookedAt: 'Last looked',
  incoming: 'See what came in',
  fine: (folder: string, count: number) => `The sign-in works. ${mails(count)} in ${folder}.`,
}

const briefe = (count: number) => `${number(count)} ${count === 1 ? 'E-Mail' : 'E-Mails'}`

const de: Translated<typeof en> = {
  title: 'Das Postfach, in das Antworten kommen',
  check: 'Postfach prüfen',
  failed: 'Wie es um das Postfach steht, konnte nicht geladen werden.',
  off: 'Es wird kein Postfach gelesen. Antworten und Rückläufer bleiben ungesehen, bis es eines gibt oder E-Mails an baton mail-in geleitet werden.',
  offHint:
    'Starten Sie mit IMAP_URL=imaps://BENUTZER:PASSWORT@HOST/INBOX. Es sollte das sein, in das Antworten und Rückläufer kommen.',
  states: {
    connecting: 'Verbindung wird aufgebaut',
    watching: 'Das Postfach wird gelesen',
    failing: 'Das Postfach kann nicht gelesen werden',
  },
  where: (user, host, folder) => `${user} bei ${host}, Ordner ${folder}`,
  then: {
    nothing: 'E-Mails bleiben, wie sie sind',
    seen: 'Angenommene E-Mails werden als gelesen markiert',
    move: (folder) => `Angenommene E-Mails kommen nach ${folder}`,
  },
  taken: (count) => `${briefe(count)} angenommen`,
  lookedAt: 'Zuletzt nachgesehen',
  incoming: 'Ansehen, was einging',
  fine: (folder, count) => `Die Anmeldung klappt. ${briefe(count)} in ${folder}.`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
