import type { Translated } from '../language.ts'

const en = {
  lead: {
    title: 'What do you call a lead?',
    lede: 'Everybody you invite sorts the same anonymous leads into lead, not yet and never, blind to the others, and ranks what makes a lead.',
    items: 'Criteria to rank',
  },
  poll: {
    title: 'Why do leads die, and what would help?',
    lede: 'Everybody you invite ranks the causes and proposes remedies. The causes are ones that the ledger measures, so belief can be held against the record.',
    items: 'Causes to rank',
  },
  trail: 'Surveys',
  name: 'Title',
  note: 'A word to those invited',
  notePlaceholder: 'Why you ask, and what will be done with the answers',
  cards: 'Cards to sort',
  cardsHint: 'Forty take about ten minutes. Fewer than twenty say little.',
  deadline: 'Open until',
  people: 'Invite',
  peopleHint: 'Two or more of each function: one alone cannot agree or disagree with themself.',
  all: 'All',
  none: 'None',
  itemsHint: (chosen: number) => `${chosen} chosen. Three to fifteen; eight are ranked with care.`,
  more: 'Show all',
  fewer: 'Show the proposed ones',
  submit: 'Open the survey',
  failed: 'What can be asked could not be loaded',
  unreachable: 'The server could not be reached. Nothing was saved.',
  nobody: 'There is nobody to invite yet. Add the people of both sides first.',
  toPeople: 'Add people',
  made: 'The survey is open. Those invited find it under Surveys',
}

const de: Translated<typeof en> = {
  lead: {
    title: 'Was nennen Sie einen Lead?',
    lede: 'Alle Eingeladenen sortieren dieselben anonymen Leads in Lead, noch nicht und nie, ohne voneinander zu wissen, und ordnen, was einen Lead ausmacht.',
    items: 'Zu ordnende Kriterien',
  },
  poll: {
    title: 'Warum sterben Leads, und was würde helfen?',
    lede: 'Alle Eingeladenen ordnen die Ursachen und schlagen Abhilfe vor. Die Ursachen misst auch die Aufzeichnung; so lässt sich die Meinung an ihr prüfen.',
    items: 'Zu ordnende Ursachen',
  },
  trail: 'Umfragen',
  name: 'Titel',
  note: 'Ein Wort an die Eingeladenen',
  notePlaceholder: 'Warum Sie fragen und was mit den Antworten geschieht',
  cards: 'Zu sortierende Karten',
  cardsHint: 'Vierzig dauern etwa zehn Minuten. Weniger als zwanzig sagen wenig.',
  deadline: 'Offen bis',
  people: 'Einladen',
  peopleHint:
    'Je Funktion zwei oder mehr: Eine Person allein kann sich mit sich weder einig noch uneinig sein.',
  all: 'Alle',
  none: 'Niemand',
  itemsHint: (chosen) => `${chosen} gewählt. Drei bis fünfzehn; acht ordnet man mit Sorgfalt.`,
  more: 'Alle zeigen',
  fewer: 'Die vorgeschlagenen zeigen',
  submit: 'Umfrage öffnen',
  failed: 'Was gefragt werden kann, konnte nicht geladen werden',
  unreachable: 'Der Server war nicht zu erreichen. Es wurde nichts gespeichert.',
  nobody: 'Noch ist niemand da, den man einladen könnte. Fügen Sie zuerst die Personen beider Seiten hinzu.',
  toPeople: 'Personen hinzufügen',
  made: 'Die Umfrage ist offen. Die Eingeladenen finden sie unter „Umfragen“',
}

export const words = __LANGUAGE__ === 'de' ? de : en
