import type { Language } from '#platform/language.contract.ts'
import type { ProductMailView, SenderFault } from '#journey/mailing/product.contract.ts'

type Words = Record<SenderFault, (sender: string) => readonly [sentence: string, mend: string]>

const en: Words = {
  no_server: () => [
    'No mail server is set up, so nobody gets these mails.',
    'Name one in SMTP_URL and start Baton again.',
  ],
  host_is_ip: (sender) => [
    `The sender ${sender} has no domain, only a machine’s number. Strict mail servers refuse such mails.`,
    'Enter an address of your company here, or set BATON_URL to the name under which people reach Baton.',
  ],
  host_is_local: (sender) => [
    `Outside of your network nobody knows the domain of ${sender}. Strict mail servers refuse such mails.`,
    'Enter an address of your company here, or set BATON_URL to the name under which people reach Baton.',
  ],
}

const de: Words = {
  no_server: () => [
    'Es ist kein Mailserver eingerichtet, darum bekommt niemand diese Mails.',
    'Nennen Sie einen in SMTP_URL und starten Sie Baton neu.',
  ],
  host_is_ip: (sender) => [
    `Der Absender ${sender} hat keine Domain, nur die Nummer eines Rechners. Strenge Mailserver weisen solche Mails ab.`,
    'Tragen Sie hier eine Adresse Ihrer Firma ein, oder setzen Sie BATON_URL auf den Namen, unter dem man Baton erreicht.',
  ],
  host_is_local: (sender) => [
    `Außerhalb Ihres Netzes kennt niemand die Domain von ${sender}. Strenge Mailserver weisen solche Mails ab.`,
    'Tragen Sie hier eine Adresse Ihrer Firma ein, oder setzen Sie BATON_URL auf den Namen, unter dem man Baton erreicht.',
  ],
}

/** What is wrong and how to mend it, for a reader. */
export function faultsInWords(
  faults: readonly SenderFault[],
  sender: string,
  language: Language,
): ProductMailView['faults'] {
  return faults.map((id) => {
    const [sentence, mend] = (language === 'de' ? de : en)[id](sender)
    return { id, sentence, mend }
  })
}

export const TRIAL: Record<Language, { subject: string; text: (address: string) => string }> = {
  en: {
    subject: 'Mails of Baton arrive',
    text: (address) =>
      `This is a trial. Offers, invitations and notices of Baton come from ${address}.\n\nIf it lay with the spam, have somebody look at the DNS of that domain.\n`,
  },
  de: {
    subject: 'Mails von Baton kommen an',
    text: (address) =>
      `Das ist eine Probe. Angebote, Einladungen und Hinweise von Baton kommen von ${address}.\n\nLag sie beim Spam, lassen Sie jemanden das DNS dieser Domain ansehen.\n`,
  },
}
