import { number } from '../ui/format.ts'
import type { Translated } from '../language.ts'

const en = {
  title: 'Inbox',
  of: (name: string) => `of ${name}`,
  offers: 'Offers to answer',
  working: 'In work',
  answered: (accepted: number, returned: number, expired: number) =>
    `last 30 days: ${number(accepted)} accepted, ${number(returned)} returned, ${number(expired)} ran out`,
  answerBy: 'Answer by',
  accept: 'Accept',
  return: 'Return…',
  open: 'Open lead',
  accepted: (name: string) => `${name} is yours. The next step is on their page`,
  returned: (name: string) => `${name} was returned with your reason`,
  failed: 'The inbox could not be loaded',
  emptyTitle: 'Nothing waits for you',
  empty:
    'When a lead fits the signed definition and it is your turn, it is offered to you here, with a clock.',
  emptyWorking: 'Leads you accept stand below until they move on.',
  toLeads: 'See my leads',
  nobodyTitle: 'Nobody to show an inbox for',
  nobody: 'Add the people of your team first; then choose in the sidebar who you are.',
  addPeople: 'Add people',
  keys: {
    next: 'Next offer',
    previous: 'Previous offer',
    accept: 'Accept',
    return: 'Return with a reason',
    open: 'Open lead',
  },
  takenBack: 'Taken back within a day',
  notAnswered: 'The time to answer ran out',
  notDone: (what: string) => `Not done in time: ${what}`,
  logFor: (name: string) => `Log an attempt to reach ${name}`,
  aid: 'Job aid',
  points: 'Score',
}

const de: Translated<typeof en> = {
  title: 'Eingang',
  of: (name) => `von ${name}`,
  offers: 'Zu beantworten',
  working: 'In Arbeit',
  answered: (accepted, returned, expired) =>
    `letzte 30 Tage: ${number(accepted)} angenommen, ${number(returned)} zurückgegeben, ${number(expired)} verstrichen`,
  answerBy: 'Antwort bis',
  accept: 'Annehmen',
  return: 'Zurückgeben …',
  open: 'Lead öffnen',
  accepted: (name) => `${name} gehört jetzt Ihnen. Der nächste Schritt steht auf der Seite des Leads`,
  returned: (name) => `${name} wurde mit Ihrem Grund zurückgegeben`,
  failed: 'Der Eingang konnte nicht geladen werden',
  emptyTitle: 'Hier wartet nichts auf Sie',
  empty:
    'Sobald ein Lead der unterschriebenen Definition entspricht und Sie an der Reihe sind, wird er Ihnen hier angeboten, mit laufender Frist.',
  emptyWorking: 'Angenommene Leads stehen hier, bis sie weiterziehen.',
  toLeads: 'Meine Leads ansehen',
  nobodyTitle: 'Noch niemand, dem ein Eingang gehört',
  nobody:
    'Fügen Sie zuerst die Personen Ihres Teams hinzu und wählen Sie dann in der Seitenleiste, wer Sie sind.',
  addPeople: 'Personen hinzufügen',
  keys: {
    next: 'Nächste Übergabe',
    previous: 'Vorige Übergabe',
    accept: 'Annehmen',
    return: 'Mit Grund zurückgeben',
    open: 'Lead öffnen',
  },
  takenBack: 'In den letzten 24 Stunden entzogen',
  notAnswered: 'Die Frist zur Antwort ist verstrichen',
  notDone: (what) => `Nicht rechtzeitig: ${what}`,
  logFor: (name) => `Versuch festhalten, ${name} zu erreichen`,
  aid: 'Arbeitshilfe',
  points: 'Score',
}

export const words = __LANGUAGE__ === 'de' ? de : en
