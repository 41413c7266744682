import type { Translated } from '../../language.ts'
import type { Option } from './inputs.tsx'

const en = {
  title: 'Cadence of lead development',
  none: 'Without a cadence the lead waits for its duty like any other; nobody is told what to try, and when.',
  add: 'Add a cadence',
  remove: 'Remove the cadence',
  hot: 'Called before all others when all of this holds',
  ask: 'What the call asks, in the order of the talk',
  question: 'question',
  field: 'Answers the field',
  asks: 'What is asked',
  freshQuestion: 'What happens today?',
  steps: 'Steps, one after each attempt',
  step: 'step',
  name: 'What is done',
  id: 'Id',
  by: 'By',
  after: 'After the attempt before',
  afterFirst: 'After the stage was entered',
  afterHint: '“4 business hours”, “1 business day”',
  script: 'Script (Markdown)',
  scriptHint: '{firstName}, {company} and {asked} are filled in.',
  freshStep: 'Call',
  ways: { call: 'call', email: 'mail', message: 'message' },
  line: (way: string, after: string) => `${way}, after ${after}`,
}

const de: Translated<typeof en> = {
  title: 'Kadenz der Leadgenerierung',
  none: 'Ohne Kadenz wartet der Lead wie jeder andere auf seine Pflicht; niemand erfährt, was wann zu versuchen ist.',
  add: 'Kadenz hinzufügen',
  remove: 'Kadenz entfernen',
  hot: 'Wird vor allen anderen angerufen, wenn all dies gilt',
  ask: 'Was das Gespräch fragt, der Reihe nach',
  question: 'Frage',
  field: 'Beantwortet das Feld',
  asks: 'Was gefragt wird',
  freshQuestion: 'Wie läuft es heute?',
  steps: 'Schritte, einer nach jedem Versuch',
  step: 'Schritt',
  name: 'Was getan wird',
  id: 'Id',
  by: 'Per',
  after: 'Nach dem Versuch davor',
  afterFirst: 'Nach dem Beginn der Phase',
  afterHint: '„4 business hours“, „1 business day“',
  script: 'Gesprächsleitfaden (Markdown)',
  scriptHint: '{firstName}, {company} und {asked} werden eingesetzt.',
  freshStep: 'Anrufen',
  ways: { call: 'Anruf', email: 'E-Mail', message: 'Nachricht' },
  line: (way, after) => `${way}, nach ${after}`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
export const WAY_OPTIONS: Option[] = Object.entries(words.ways).map(([value, label]) => ({ value, label }))
