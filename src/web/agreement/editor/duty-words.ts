import type { Translated } from '../../language.ts'
import type { Option } from './inputs.tsx'

const en = {
  title: 'Duties and clocks',
  one: 'duty',
  name: 'What is owed',
  id: 'Id',
  of: 'Whose duty',
  from: 'The clock starts when',
  until: 'and stops when',
  within: 'Within',
  withinHint: '“4 business hours”, “2 business days”, “14 days”',
  attempts: 'Attempts',
  over: 'spread over at least',
  remind: 'Remind after',
  tellManager: 'Tell the manager after',
  takeBack: 'Take the lead back after',
  ladder: 'While it stays undone, counted from the start',
  never: 'never',
  fresh: 'Make the first real contact',
  froms: {
    entered: 'the stage is entered',
    offered: 'the lead is offered',
    accepted: 'a rep accepts',
    contacted: 'there was real contact',
    returned: 'the lead is returned',
    appealed: 'a return is appealed against',
  },
  untils: {
    answer: 'the offer is answered',
    contact: 'there was real contact',
    attempts: 'it was tried often enough',
    verdict: 'sales says what came of it',
    return_answered: 'the return is answered',
    appeal_decided: 'the manager decides the appeal',
    left: 'the lead leaves the stage',
  },
  activity: (name: string) => `done: ${name}`,
}

const de: Translated<typeof en> = {
  title: 'Pflichten und Fristen',
  one: 'Pflicht',
  name: 'Was geschuldet wird',
  id: 'Id',
  of: 'Wessen Pflicht',
  from: 'Die Frist beginnt, sobald',
  until: 'und endet, sobald',
  within: 'Innerhalb von',
  withinHint: '„4 business hours“, „2 business days“, „14 days“',
  attempts: 'Versuche',
  over: 'verteilt über mindestens',
  remind: 'Erinnern nach',
  tellManager: 'Leitung benachrichtigen nach',
  takeBack: 'Lead entziehen nach',
  ladder: 'Solange nichts geschieht, ab dem Beginn gerechnet',
  never: 'nie',
  fresh: 'Den ersten echten Kontakt herstellen',
  froms: {
    entered: 'die Phase beginnt',
    offered: 'der Lead angeboten wird',
    accepted: 'jemand im Vertrieb annimmt',
    contacted: 'es echten Kontakt gab',
    returned: 'der Lead zurückgegeben wird',
    appealed: 'gegen eine Rückgabe Einspruch erhoben wird',
  },
  untils: {
    answer: 'das Angebot beantwortet ist',
    contact: 'es echten Kontakt gab',
    attempts: 'es oft genug versucht wurde',
    verdict: 'der Vertrieb sagt, was daraus wurde',
    return_answered: 'die Rückgabe beantwortet ist',
    appeal_decided: 'die Leitung über den Einspruch entscheidet',
    left: 'der Lead die Phase verlässt',
  },
  activity: (name) => `erledigt: ${name}`,
}

const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const words = __LANGUAGE__ === 'de' ? de : en
export const FROM_OPTIONS = options(words.froms)
export const UNTIL_OPTIONS = options(words.untils)
