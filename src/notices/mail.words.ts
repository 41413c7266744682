import type { Language } from '#platform/language.contract.ts'

interface Said {
  lead: string
  duty: string
  due: string
  by: string
}

const en = {
  locale: 'en-GB',
  unnamed: 'a lead without a name',
  somebody: 'somebody',
  duty: 'the next step',
  what: {
    offered: ({ lead, due }: Said) => `${lead} is offered to you${due && `; please answer by ${due}`}`,
    remind: ({ lead, duty, due }: Said) => `${lead}: ${duty} is due${due && ` by ${due}`}`,
    breach: ({ lead, duty, due }: Said) => `${lead}: ${duty} is late${due && `, it was due ${due}`}`,
    manager: ({ lead, duty, by }: Said) => `${by} is late with ${lead}: ${duty}`,
    taken_back: ({ lead }: Said) => `${lead} was taken back, because the time ran out`,
    waiting: ({ lead }: Said) => `${lead} waits: nobody took it`,
    returned: ({ lead, by }: Said) => `${by} returned ${lead}`,
    return_answered: ({ lead, by }: Said) => `${by} answered the return of ${lead}`,
    appeal: ({ lead, by }: Said) => `${by} appealed against the return of ${lead}: please decide`,
    appeal_decided: ({ lead, by }: Said) => `${by} decided the appeal about ${lead}`,
    meeting: ({ lead }: Said) => `The meeting with ${lead} has a new date or state`,
    verdict: ({ lead, due }: Said) =>
      `Your verdict on the meeting with ${lead} is wanted${due && ` by ${due}`}`,
    verdict_late: ({ lead, by }: Said) => `${by} still owes the verdict on the meeting with ${lead}`,
    mail_replied: ({ lead }: Said) => `${lead} wrote to us`,
    mail_unsubscribed: ({ lead }: Said) => `${lead} wants no more mails`,
    mail_left: ({ lead }: Said) => `An automatic answer says that ${lead} is not there any more`,
    mail_paused: (_: Said) => 'Mails of programmes rest: too many came back or were reported as spam',
    card_learned: (_: Said) => 'A score was learned from what became of your leads: look at it and decide',
    other: ({ lead }: Said) => `Something happened to ${lead}`,
  },
  digestSubject: (count: number) =>
    count === 1 ? 'One thing waits for you' : `${count} things wait for you`,
  digestIntro: (name: string) => `Good morning ${name}, this waits for you in Baton:`,
  more: (count: number) => `… and ${count} more`,
  all: 'All notifications',
  change: 'Choose what is mailed to you, and when',
}

const de: typeof en = {
  locale: 'de-DE',
  unnamed: 'ein Lead ohne Namen',
  somebody: 'jemand',
  duty: 'der nächste Schritt',
  what: {
    offered: ({ lead, due }) => `${lead} wird Ihnen angeboten${due && `; bitte antworten Sie bis ${due}`}`,
    remind: ({ lead, duty, due }) => `${lead}: ${duty} ist fällig${due && ` bis ${due}`}`,
    breach: ({ lead, duty, due }) => `${lead}: ${duty} ist überfällig${due && `, Frist war ${due}`}`,
    manager: ({ lead, duty, by }) => `${by} ist im Verzug bei ${lead}: ${duty}`,
    taken_back: ({ lead }) => `${lead} wurde zurückgenommen, weil die Frist abgelaufen ist`,
    waiting: ({ lead }) => `${lead} wartet: Niemand hat übernommen`,
    returned: ({ lead, by }) => `${by} hat ${lead} zurückgegeben`,
    return_answered: ({ lead, by }) => `${by} hat auf die Rückgabe von ${lead} geantwortet`,
    appeal: ({ lead, by }) => `${by} widerspricht der Rückgabe von ${lead}: Bitte entscheiden Sie`,
    appeal_decided: ({ lead, by }) => `${by} hat über den Widerspruch zu ${lead} entschieden`,
    meeting: ({ lead }) => `Der Termin mit ${lead} hat sich geändert`,
    verdict: ({ lead, due }) => `Ihr Urteil über den Termin mit ${lead} wird erwartet${due && ` bis ${due}`}`,
    verdict_late: ({ lead, by }) => `${by} schuldet noch das Urteil über den Termin mit ${lead}`,
    mail_replied: ({ lead }) => `${lead} hat uns geschrieben`,
    mail_unsubscribed: ({ lead }) => `${lead} möchte keine Mails mehr`,
    mail_left: ({ lead }) => `Laut automatischer Antwort ist ${lead} nicht mehr dort`,
    mail_paused: () => 'Programm-Mails ruhen: Zu viele kamen zurück oder wurden als Spam gemeldet',
    card_learned: () => 'Aus Ihren Leads wurde ein Score gelernt: Bitte sehen Sie ihn an und entscheiden Sie',
    other: ({ lead }) => `Bei ${lead} ist etwas geschehen`,
  },
  digestSubject: (count) => (count === 1 ? 'Eine Sache wartet auf Sie' : `${count} Dinge warten auf Sie`),
  digestIntro: (name) => `Guten Morgen ${name}, das wartet in Baton auf Sie:`,
  more: (count) => `… und ${count} weitere`,
  all: 'Alle Benachrichtigungen',
  change: 'Wählen, was Sie wann per Mail erhalten',
}

const all: Record<Language, typeof en> = { en, de }

export function wordsIn(language: Language): typeof en {
  return all[language]
}
