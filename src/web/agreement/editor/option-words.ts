import type { Translated } from '../../language.ts'
import type { Option } from './inputs.tsx'

const options = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const optionsEn = {
  team: { marketing: 'Marketing', leadgen: 'Lead generation', sales: 'Sales' },
  kind: {
    develop: 'develop: criteria move it on',
    handoff: 'hand-off: a rep is asked',
    work: 'work: a rep works it',
    won: 'won',
    lost: 'lost',
    nurture: 'nurture: not ready yet',
    disqualified: 'disqualified, on watch',
    closed: 'closed',
  },
  assign: {
    rotation: 'whoever’s turn it is',
    desk: 'the common desk',
    keep: 'whoever has it already',
  },
  period: { month: 'month', quarter: 'quarter', year: 'year' },
  type: { string: 'text', number: 'number', boolean: 'yes or no' },
  note: { optional: 'note optional', required: 'note required' },
  flight: {
    finish: 'end their pass under the version before',
    rejudge: 'are judged by this one from its first day',
  },
}

const optionsDe: Translated<typeof optionsEn> = {
  team: { marketing: 'Marketing', leadgen: 'Leadgenerierung', sales: 'Vertrieb' },
  kind: {
    develop: 'entwickeln: Kriterien bringen ihn weiter',
    handoff: 'Übergabe: der Vertrieb wird gefragt',
    work: 'Arbeit: der Vertrieb bearbeitet ihn',
    won: 'gewonnen',
    lost: 'verloren',
    nurture: 'Nurture: noch nicht so weit',
    disqualified: 'disqualifiziert, unter Beobachtung',
    closed: 'geschlossen',
  },
  assign: {
    rotation: 'wer an der Reihe ist',
    desk: 'den gemeinsamen Pool',
    keep: 'wer ihn schon hat',
  },
  period: { month: 'Monat', quarter: 'Quartal', year: 'Jahr' },
  type: { string: 'Text', number: 'Zahl', boolean: 'ja oder nein' },
  note: { optional: 'Notiz freiwillig', required: 'Notiz Pflicht' },
  flight: {
    finish: 'beenden ihren Durchgang unter der vorigen Version',
    rejudge: 'werden ab dem ersten Tag nach dieser beurteilt',
  },
}

const shown = __LANGUAGE__ === 'de' ? optionsDe : optionsEn
export const TEAM_OPTIONS = options(shown.team)
export const KIND_OPTIONS = options(shown.kind)
export const ASSIGN_OPTIONS = options(shown.assign)
export const PERIOD_OPTIONS = options(shown.period)
export const TYPE_OPTIONS = options(shown.type)
export const NOTE_OPTIONS = options(shown.note)
export const FLIGHT_OPTIONS = options(shown.flight)
