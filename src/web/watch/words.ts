import { number } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const en = {
  title: 'Watch',
  failed: 'It could not be loaded',
  lists: {
    due: (n: number | undefined) => `Due${n === undefined ? '' : ` ${number(n)}`}`,
    waiting: (n: number | undefined) => `Waiting${n === undefined ? '' : ` ${number(n)}`}`,
    learned: (n: number | undefined) => `Learned${n === undefined ? '' : ` ${number(n)}`}`,
  },
  intro:
    'Leads that are not for us now: disqualified, lost, closed. Say when to look again, ask, and write down what became of them.',
  unplanned: (n: number) =>
    n === 0
      ? 'Everybody aside has a day or a signal.'
      : `${number(n)} leads aside have neither day nor signal. The agreement looks at them when their stay there ends.`,
  emptyTitle: { due: 'Nobody to look at today', waiting: 'Nobody waits', learned: 'Nothing is known yet' },
  empty: {
    due: 'Leads stand here when their day has come, or when they did what was waited for.',
    waiting: 'On the page of a lead that is not for us now, say when to look again.',
    learned: 'Whoever asks, and writes the answer down, finds it here and in the report “afterlife”.',
  },
  asks: {
    contract_ends: 'Contract with another supplier ends',
    budget_round: 'Next budget is made',
    named_date: 'They named the date',
    company_grows: 'Company will have grown',
    new_role: 'They will have another role',
    other: 'Another reason',
  },
  outcomes: {
    bought_from_us: 'Bought from us',
    bought_elsewhere: 'Bought elsewhere',
    still_open: 'Still open',
    gone: 'Gone',
  },
  hows: {
    told_us: 'They told us',
    public: 'Seen in public',
    partner: 'A partner told us',
    record: 'From the record',
    guess: 'A guess',
  },
  since: 'Due since',
  on: (day: string) => `On ${day}`,
  signal: (what: string) => `As soon as they ${what}`,
  woke: (what: string) => `What we waited for: ${what}`,
  from: (vendor: string) => `from ${vendor}`,
  by: (name: string) => `by ${name}`,
  answer: 'What became of it?',
  again: 'Look again',
  noBody: 'Unnamed',
  panel: {
    title: 'Watch',
    none: 'Nobody said when to look again.',
    due: 'Somebody should look now',
  },
  form: {
    outcome: 'What became of it?',
    vendor: 'From whom',
    how: 'How do we know?',
    againOn: 'Look again on',
    againHint: 'Such as some months before their contract ends. Empty: not by a day.',
    note: 'Note',
    noteHint: 'Erased with the person.',
    save: 'Save',
    learned: 'Written down',
    on: 'On',
    onHint: 'Empty: no day',
    ask: 'Why then?',
    signals: 'Or as soon as they',
    noSignal: 'no signal',
    signalNames: {
      website_visited: 'visit our site',
      pricing_viewed: 'look at prices',
      content_downloaded: 'download something',
      webinar_attended: 'attend a webinar',
      event_attended: 'come to an event',
      email_replied: 'answer a mail',
      form_submitted: 'fill in a form',
    },
    set: 'The watch is set',
  },
}

const de: Translated<typeof en> = {
  title: 'Beobachtung',
  failed: 'Das konnte nicht geladen werden',
  lists: {
    due: (n) => `Fällig${n === undefined ? '' : ` ${number(n)}`}`,
    waiting: (n) => `Wartet${n === undefined ? '' : ` ${number(n)}`}`,
    learned: (n) => `Erfahren${n === undefined ? '' : ` ${number(n)}`}`,
  },
  intro:
    'Leads, die jetzt nichts für uns sind: disqualifiziert, verloren, abgeschlossen. Sagen Sie, wann wir wieder hinsehen, fragen Sie, und schreiben Sie auf, was geworden ist.',
  unplanned: (n) =>
    n === 0
      ? 'Alle haben einen Tag oder ein Signal.'
      : `${number(n)} Leads haben weder Tag noch Signal. Die Vereinbarung sieht sie an, wenn ihre Zeit dort endet.`,
  emptyTitle: {
    due: 'Heute ist niemand anzusehen',
    waiting: 'Niemand wartet',
    learned: 'Noch ist nichts bekannt',
  },
  empty: {
    due: 'Hier stehen Leads, wenn ihr Tag gekommen ist oder wenn sie getan haben, worauf gewartet wurde.',
    waiting: 'Sagen Sie auf der Seite eines Leads, der jetzt nichts für uns ist, wann wir wieder hinsehen.',
    learned: 'Wer fragt und die Antwort aufschreibt, findet sie hier und im Bericht „afterlife“.',
  },
  asks: {
    contract_ends: 'Vertrag mit anderem Anbieter endet',
    budget_round: 'Nächstes Budget wird gemacht',
    named_date: 'Die Person hat den Tag genannt',
    company_grows: 'Unternehmen wird gewachsen sein',
    new_role: 'Die Person hat eine andere Aufgabe',
    other: 'Anderer Grund',
  },
  outcomes: {
    bought_from_us: 'Bei uns gekauft',
    bought_elsewhere: 'Anderswo gekauft',
    still_open: 'Noch offen',
    gone: 'Nicht mehr da',
  },
  hows: {
    told_us: 'Selbst gesagt',
    public: 'Öffentlich gesehen',
    partner: 'Von einem Partner',
    record: 'Aus den Daten',
    guess: 'Vermutet',
  },
  since: 'Fällig seit',
  on: (day) => `Am ${day}`,
  signal: (what) => `Sobald jemand ${what}`,
  woke: (what) => `Worauf gewartet wurde: ${what}`,
  from: (vendor) => `bei ${vendor}`,
  by: (name) => `von ${name}`,
  answer: 'Was ist geworden?',
  again: 'Wieder ansehen',
  noBody: 'Ohne Namen',
  panel: {
    title: 'Beobachtung',
    none: 'Niemand hat gesagt, wann wir wieder hinsehen.',
    due: 'Jetzt sollte jemand hinsehen',
  },
  form: {
    outcome: 'Was ist geworden?',
    vendor: 'Bei wem',
    how: 'Woher wissen wir es?',
    againOn: 'Wieder ansehen am',
    againHint: 'Etwa einige Monate, bevor der Vertrag endet. Leer: an keinem Tag.',
    note: 'Notiz',
    noteHint: 'Wird mit der Person gelöscht.',
    save: 'Speichern',
    learned: 'Aufgeschrieben',
    on: 'Am',
    onHint: 'Leer: kein Tag',
    ask: 'Warum dann?',
    signals: 'Oder sobald jemand',
    noSignal: 'kein Signal',
    signalNames: {
      website_visited: 'unsere Website besucht',
      pricing_viewed: 'Preise ansieht',
      content_downloaded: 'etwas herunterlädt',
      webinar_attended: 'ein Webinar besucht',
      event_attended: 'zu einer Veranstaltung kommt',
      email_replied: 'eine Mail beantwortet',
      form_submitted: 'ein Formular ausfüllt',
    },
    set: 'Die Beobachtung steht',
  },
}

export const words = __LANGUAGE__ === 'de' ? de : en

/** A kind of touch in words; one that we have none for, as it was sent. */
export function signalName(kind: string): string {
  const names: Record<string, string> = words.form.signalNames
  return Object.hasOwn(names, kind) ? names[kind]! : kind.replaceAll('_', ' ')
}
