import type { Translated } from '../../language.ts'
import type { Option } from './inputs.tsx'

const en = {
  title: 'Who gets a lead',
  hint: 'Rules by function, tried from the top: the first that is for the lead and finds somebody who can take it decides. Without rules the people of the function take turns.',
  rule: 'rule',
  because: 'Why, in a sentence',
  id: 'Id',
  always: 'every lead',
  onlyFor: 'Only for some leads',
  forWhich: 'For leads to which this applies',
  toAll: 'For every lead',
  to: 'Goes to',
  tos: {
    accountOwner: 'whoever has the account already',
    people: 'people by name',
    team: 'the people of a team',
    speaks: 'whoever speaks their language',
    everybody: 'everybody of the function',
  },
  team: 'Team, as the People screen names it',
  speaks: 'Field that holds the language',
  people: 'People',
  pick: 'Among them',
  picks: {
    rotation: 'whoever’s turn it is',
    weighted: 'in turn, by weight',
    least_load: 'whoever has the fewest leads in work',
  },
  weights: 'Weights; without one it is 1',
  otherwise: 'When none of them can take it',
  otherwises: { next: 'go on with the next rule', wait: 'wait for one of them' },
  offHours: 'Outside their working hours people are',
  offHourses: {
    prefer: 'asked when nobody is in',
    skip: 'not asked',
    allow: 'asked like anybody',
  },
  fresh: 'Says why, in a few words',
  unknown: (id: string) => `${id} (not known here)`,
}

const de: Translated<typeof en> = {
  title: 'Wer einen Lead bekommt',
  hint: 'Regeln je Funktion, von oben geprüft: Die erste, die auf den Lead passt und jemanden findet, der ihn nehmen kann, entscheidet. Ohne Regeln sind die Personen der Funktion reihum an der Reihe.',
  rule: 'Regel',
  because: 'Warum, in einem Satz',
  id: 'Id',
  always: 'jeder Lead',
  onlyFor: 'Nur für manche Leads',
  forWhich: 'Für Leads, auf die dies zutrifft',
  toAll: 'Für jeden Lead',
  to: 'Geht an',
  tos: {
    accountOwner: 'wer das Unternehmen schon betreut',
    people: 'namentlich genannte Personen',
    team: 'die Personen eines Teams',
    speaks: 'wer die Sprache spricht',
    everybody: 'alle der Funktion',
  },
  team: 'Team, wie es unter Personen heißt',
  speaks: 'Feld, in dem die Sprache steht',
  people: 'Personen',
  pick: 'Unter ihnen',
  picks: {
    rotation: 'wer an der Reihe ist',
    weighted: 'reihum, nach Gewicht',
    least_load: 'wer am wenigsten Leads in Arbeit hat',
  },
  weights: 'Gewichte; ohne Angabe 1',
  otherwise: 'Wenn niemand von ihnen ihn nehmen kann',
  otherwises: { next: 'weiter mit der nächsten Regel', wait: 'auf jemanden von ihnen warten' },
  offHours: 'Außerhalb ihrer Arbeitszeit werden Personen',
  offHourses: {
    prefer: 'gefragt, wenn niemand da ist',
    skip: 'nicht gefragt',
    allow: 'gefragt wie alle',
  },
  fresh: 'Sagt warum, in wenigen Worten',
  unknown: (id) => `${id} (hier nicht bekannt)`,
}

const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const words = __LANGUAGE__ === 'de' ? de : en
export const TO_OPTIONS = options(words.tos)
export const PICK_OPTIONS = options(words.picks)
export const OTHERWISE_OPTIONS = options(words.otherwises)
export const OFF_HOURS_OPTIONS = options(words.offHourses)
