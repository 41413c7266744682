import type { Language } from '#platform/language.contract.ts'
import type { Why } from '#journey/mailing/sending.store.ts'

interface Rate {
  rate: number
  limit: number
}

const en = {
  by_hand: ({ by }: { by: string }) => `Stopped by ${by}.`,
  complaints: ({ rate, limit }: Rate) =>
    `${rate} % of the last mails were reported as spam; more than ${limit} % are too many.`,
  bounces: ({ rate, limit }: Rate) =>
    `${rate} % of the last mails came back for good; more than ${limit} % are too many.`,
  unknown: 'The domain’s DNS did not answer. Try again in a minute.',
  spf: {
    ok: 'SPF says which servers may send for this domain.',
    missing:
      'There is no SPF record: receivers cannot tell whether your mail server may send for this domain. Ask its provider for the right text.',
    wrong: 'There is more than one SPF record, so receivers obey none. Join them into one.',
    open: 'SPF ends with +all: everybody may send in this domain’s name. End it with ~all or -all.',
  },
  dkim: {
    ok: 'The key stands in DNS. Mails are signed with it once signing is on.',
    missing: 'The key does not stand in DNS yet. Enter the record; it may take an hour until it is seen.',
    wrong: 'Another key stands in DNS than the one that mails would be signed with. Replace it.',
    none: 'There is no key yet. Make one: unsigned mails of a programme often end as spam.',
    other: 'The key was made for another domain than the one that mails come from. Make a new one.',
  },
  dmarc: {
    ok: 'DMARC tells receivers what to do with mails that only pretend to come from you.',
    missing:
      'There is no DMARC record. Large mailbox providers refuse programmes without one. Begin with p=none.',
    wrong: 'The DMARC record has no policy (p=), so receivers ignore it.',
  },
  mx: {
    ok: 'Mails that come back have a server to go to.',
    missing:
      'No server takes mail for the address that mails come back to: bounces are lost, and with them the warning.',
  },
}

const de: typeof en = {
  by_hand: ({ by }) => `Angehalten von ${by}.`,
  complaints: ({ rate, limit }) =>
    `${komma(rate)} % der letzten Mails wurden als Spam gemeldet; mehr als ${komma(limit)} % sind zu viele.`,
  bounces: ({ rate, limit }) =>
    `${komma(rate)} % der letzten Mails kamen endgültig zurück; mehr als ${komma(limit)} % sind zu viele.`,
  unknown: 'Das DNS der Domain hat nicht geantwortet. Versuchen Sie es in einer Minute noch einmal.',
  spf: {
    ok: 'SPF sagt, welche Server für diese Domain senden dürfen.',
    missing:
      'Es gibt keinen SPF-Eintrag: Empfänger können nicht erkennen, ob Ihr Mailserver für diese Domain senden darf. Fragen Sie dessen Anbieter nach dem richtigen Text.',
    wrong: 'Es gibt mehr als einen SPF-Eintrag, daher beachten Empfänger keinen. Fassen Sie sie zusammen.',
    open: 'SPF endet mit +all: Jeder darf im Namen dieser Domain senden. Beenden Sie ihn mit ~all oder -all.',
  },
  dkim: {
    ok: 'Der Schlüssel steht im DNS. Mails werden damit signiert, sobald das Signieren eingeschaltet ist.',
    missing:
      'Der Schlüssel steht noch nicht im DNS. Tragen Sie ihn ein; es kann eine Stunde dauern, bis er zu sehen ist.',
    wrong: 'Im DNS steht ein anderer Schlüssel als der, mit dem Mails signiert würden. Ersetzen Sie ihn.',
    none: 'Es gibt noch keinen Schlüssel. Erzeugen Sie einen: Unsignierte Programm-Mails enden oft als Spam.',
    other:
      'Der Schlüssel gehört zu einer anderen Domain als der, von der Mails kommen. Erzeugen Sie einen neuen.',
  },
  dmarc: {
    ok: 'DMARC sagt Empfängern, was mit Mails geschehen soll, die nur vorgeben, von Ihnen zu kommen.',
    missing:
      'Es gibt keinen DMARC-Eintrag. Große Anbieter weisen Programm-Mails ohne ihn ab. Beginnen Sie mit p=none.',
    wrong: 'Dem DMARC-Eintrag fehlt die Richtlinie (p=), daher beachten ihn Empfänger nicht.',
  },
  mx: {
    ok: 'Mails, die zurückkommen, finden einen Server.',
    missing:
      'Für die Adresse, an die Mails zurückkommen, nimmt kein Server Mail an: Rückläufer gehen verloren, und mit ihnen die Warnung.',
  },
}

function komma(n: number): string {
  return String(n).replace('.', ',')
}

export function wordsOf(language: Language): typeof en {
  return language === 'de' ? de : en
}

/** Why mails of programmes rest. @param by who stopped them, by name */
export function pausedSentence(
  language: Language,
  { why, rate = 0, limit = 0 }: { why: Why; rate?: number; limit?: number },
  by: string,
): string {
  const words = wordsOf(language)
  return why === 'by_hand' ? words.by_hand({ by }) : words[why]({ rate, limit })
}
