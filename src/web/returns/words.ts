import type { Translated } from '../language.ts'
import { number } from '../ui/format.ts'

const en = {
  title: 'Returns',
  states: { open: 'To answer', appealed: 'Appeals', decided: 'Decided' },
  tabs: 'Returns by where they stand',
  late: (count: number) => `${number(count)} late`,
  failed: 'The returns could not be loaded',
  emptyTitle: {
    open: 'No return waits for an answer',
    appealed: 'No appeal waits for a decision',
    decided: 'No appeal was decided yet',
  },
  empty: {
    open: 'When sales gives a lead back, its reason stands here until you agree or appeal.',
    appealed:
      'When marketing or lead development appeals against a return, the manager of the other side decides here.',
    decided: 'What was decided about appeals stands here, so that both sides learn what a lead is.',
  },
  list: 'Returned leads',
  said: (who: string) => `${who} said`,
  noNote: 'Nothing was written to it.',
  follows: 'What follows',
  answerBy: 'Answer by',
  decideBy: 'Decide by',
  owes: (who: string) => `owed by ${who}`,
  noClock: 'The agreement gives the answer no time.',
  score: (score: number) => `score ${number(score)} when it was offered`,
  from: (stage: string) => `from ${stage}`,
  appealedBy: (who: string) => `${who} appealed`,
  agreedBy: (who: string) => `${who} agreed`,
  decidedBy: (who: string) => `${who} decided`,
  outcome: { upheld: 'The return stands', overturned: 'Overturned: it should not have come back' },
  notYours: 'The other side answers this one.',
  open: 'Open lead',
  keys: { next: 'Next return', previous: 'Previous return', open: 'Open lead' },
}

const de: Translated<typeof en> = {
  title: 'Rückgaben',
  states: { open: 'Zu beantworten', appealed: 'Widersprüche', decided: 'Entschieden' },
  tabs: 'Rückgaben nach Stand',
  late: (count) => `${number(count)} verspätet`,
  failed: 'Die Rückgaben konnten nicht geladen werden',
  emptyTitle: {
    open: 'Keine Rückgabe wartet auf Antwort',
    appealed: 'Kein Widerspruch wartet auf eine Entscheidung',
    decided: 'Noch über keinen Widerspruch entschieden',
  },
  empty: {
    open: 'Gibt der Vertrieb einen Lead zurück, steht sein Grund hier, bis Sie zustimmen oder widersprechen.',
    appealed:
      'Widersprechen Marketing oder Leadgenerierung einer Rückgabe, entscheidet hier die Leitung der anderen Seite.',
    decided:
      'Hier steht, wie über Widersprüche entschieden wurde, damit beide Seiten lernen, was ein Lead ist.',
  },
  list: 'Zurückgegebene Leads',
  said: (who) => `${who} sagt`,
  noNote: 'Dazu wurde nichts geschrieben.',
  follows: 'Was folgt',
  answerBy: 'Antwort bis',
  decideBy: 'Entscheidung bis',
  owes: (who) => `von ${who}`,
  noClock: 'Die Vereinbarung setzt der Antwort keine Frist.',
  score: (score) => `Score ${number(score)} bei der Übergabe`,
  from: (stage) => `aus ${stage}`,
  appealedBy: (who) => `${who} widerspricht`,
  agreedBy: (who) => `${who} ist einverstanden`,
  decidedBy: (who) => `${who} hat entschieden`,
  outcome: {
    upheld: 'Die Rückgabe bleibt bestehen',
    overturned: 'Aufgehoben: Der Lead hätte nicht zurückkommen sollen',
  },
  notYours: 'Diese beantwortet die andere Seite.',
  open: 'Lead öffnen',
  keys: { next: 'Nächste Rückgabe', previous: 'Vorige Rückgabe', open: 'Lead öffnen' },
}

export const words = __LANGUAGE__ === 'de' ? de : en
