import { ADDRESS_FAULTS } from '#journey/mailing/mailbox.rules.ts'
import type { AddressFault, Trouble } from '#journey/mailing/mailbox.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { MailboxProblem } from '#journey/mailing/mailbox.contract.ts'

type Words = Record<MailboxProblem, string>

const en: Words = {
  address: 'IMAP_URL cannot be used; correct it and start again.',
  unreachable:
    'The mail server cannot be reached. Are host and port right, and does a firewall let us through?',
  silent: 'The mail server took too long to answer.',
  no_tls:
    'There is no safe connection to the mail server, so no password was sent. Is its certificate valid?',
  not_signed_in: 'The mail server does not take user and password. Many providers want a password for apps.',
  no_folder: 'The mail server does not open this folder. Is its name right?',
  cannot_mark: 'Mails are taken, but the server does not let us mark or move them.',
  closed: 'The mail server ended the connection.',
  strange: 'The mail server said something that no mail server should.',
  not_kept: 'Mails could not be written to the database. They stay in the mailbox.',
}

const de: Words = {
  address: 'IMAP_URL ist nicht brauchbar; berichtigen Sie sie und starten Sie neu.',
  unreachable:
    'Der Mailserver ist nicht zu erreichen. Stimmen Name und Port, und lässt eine Firewall uns durch?',
  silent: 'Der Mailserver hat zu lange nicht geantwortet.',
  no_tls:
    'Es gibt keine sichere Verbindung zum Mailserver, darum wurde kein Passwort gesendet. Ist sein Zertifikat gültig?',
  not_signed_in:
    'Der Mailserver nimmt Benutzer und Passwort nicht an. Viele Anbieter verlangen ein App-Passwort.',
  no_folder: 'Der Mailserver öffnet diesen Ordner nicht. Stimmt sein Name?',
  cannot_mark: 'E-Mails kommen an, aber der Server lässt uns sie nicht markieren oder verschieben.',
  closed: 'Der Mailserver hat die Verbindung beendet.',
  strange: 'Der Mailserver hat etwas gesagt, das kein Mailserver sagen sollte.',
  not_kept: 'E-Mails konnten nicht in die Datenbank geschrieben werden. Sie bleiben im Postfach.',
}

const faults: Record<AddressFault, readonly [en: string, de: string]> = {
  not_set: ['It is not set.', 'Sie ist nicht gesetzt.'],
  no_user: [
    'It names no user: imaps://USER:PASSWORD@HOST/FOLDER.',
    'Sie nennt keinen Benutzer: imaps://BENUTZER:PASSWORT@HOST/ORDNER.',
  ],
  bad_escape: [
    'In it a % is not followed by two hexadecimal digits.',
    'Darin folgen einem % nicht zwei hexadezimale Ziffern.',
  ],
  unknown_option: ['The only option that it may have is ?then=.', 'Die einzige Option darin ist ?then=.'],
  bad_then: [
    'What ?then= may say is seen, or move:FOLDER.',
    'Was ?then= sagen kann, ist seen oder move:ORDNER.',
  ],
}

/** The problem in plain words, and the server's own beside it where it said any. */
export function worded(
  { problem, detail }: Trouble,
  language: Language,
): { problem: MailboxProblem; sentence: string; detail: string | null } {
  const sentence = (language === 'de' ? de : en)[problem]
  const fault = problem === 'address' ? ADDRESS_FAULTS.find((one) => one === detail) : undefined
  if (fault === undefined) return { problem, sentence, detail: detail || null }
  return { problem, sentence: `${sentence} ${faults[fault][language === 'de' ? 1 : 0]}`, detail: null }
}
