import { capital } from '../wording.ts'
import type { AgreementWords } from './en.ts'

export const sections: AgreementWords['sections'] = {
  parties: 'Parteien',
  lead: 'Was ein Lead ist',
  path: 'Der Weg eines Leads',
  routing: 'Wer einen Lead bekommt',
  duties: 'Was jede Seite schuldet',
  reasons: 'Rückgabe und Disqualifikation',
  beside: 'Nurture und Beobachtung',
  targets: 'Ziele',
  terms: 'Verwendete Begriffe',
  change: 'Geltung, Änderung und Überprüfung',
}

export const frame: AgreementWords['frame'] = {
  parties: 'Die Parteien',
  agreed: (name, parties) => `Dies ist „${name}“, vereinbart zwischen ${parties}.`,
  called: 'Die Vereinbarung heißt jetzt {}',
  path: 'Der Weg',
  way: (stages) => `Ein Lead durchläuft ${stages.join(', dann ')}. Keine dieser Phasen wird übersprungen.`,
  wayNames: (stages) => stages.join(', dann '),
  wayNow: 'Der Weg eines Leads ist jetzt {}',
  fastTrack: 'Die Überholspur',
  allOpen: (because, several) =>
    `Der ganze Weg steht sofort offen (${because}), wenn ${several ? 'alles Folgende' : 'Folgendes'} gilt:`,
  fastTrackBecause: 'Die Überholspur wird jetzt begründet mit {}',
  returning: 'Rückgabe eines Leads',
  disqualifying: 'Disqualifikation eines Leads',
  reason: (of) => {
    const step = of.step === null ? '' : `; dort ist der nächste Schritt: ${of.step}`
    const asked = of.ask === null ? '' : ` Gefragt wird: „${of.ask}“.`
    return `${of.label}: Der Lead geht zu ${of.stage}${step}.${of.noted ? ' Eine Notiz ist erforderlich.' : ''}${asked}`
  },
  reasonCalled: (id) => `Der Grund ${id} heißt jetzt {}`,
  reasonGoes: {
    returnReasons: (label) => `Ein zurückgegebener Lead („${label}“) geht jetzt zu {}`,
    disqualifyReasons: (label) => `Ein disqualifizierter Lead („${label}“) geht jetzt zu {}`,
  },
  noteNow: (label) => `Bei „${label}“ ist eine Notiz jetzt {}`,
  notes: { required: 'erforderlich', optional: 'freiwillig' },
  askNow: (label) => `Bei „${label}“ wird jetzt gefragt: {}`,
  nothing: 'nichts',
  stepNow: (label) => `Nach „${label}“ ist der nächste Schritt jetzt: {}`,
  ownStep: 'der der Phase',
}

export const agreement: AgreementWords['agreement'] = {
  calendar: (id) => `Kalender „${capital(id)}“`,
  days: {
    mon: 'montags',
    tue: 'dienstags',
    wed: 'mittwochs',
    thu: 'donnerstags',
    fri: 'freitags',
    sat: 'samstags',
    sun: 'sonntags',
  },
  block: (from, to) => `${from} bis ${to}`,
  open: (days, at) => `${days} von ${at}`,
  closed: 'zu keiner Zeit',
  hours: (hours, zone) => `Geschäftszeit zählt ${hours}, nach der Uhr von ${zone}.`,
  hoursNow: (id) => `Geschäftszeit von „${capital(id)}“ zählt jetzt {}`,
  zoneNow: (id) => `„${capital(id)}“ geht jetzt nach der Uhr von {}`,
  holiday: (date, name) => `Keine Geschäftszeit am ${date}, ${name}.`,
  holidayNow: (date) => `Der Feiertag am ${date} heißt jetzt {}`,
  inForce: 'Geltung',
  from: (version, date) => `Version ${version} gilt ab ${date}.`,
  fromNow: 'Die Vereinbarung gilt jetzt ab {}',
  flight: {
    finish: 'beenden ihren Durchgang nach der Version, unter der sie ihn begonnen haben',
    rejudge: 'werden vom ersten Tag an nach dieser Version beurteilt',
  },
  inFlight: (what) => `Leads, die beim Inkrafttreten unterwegs sind, ${what}.`,
  inFlightNow: 'Leads, die beim Inkrafttreten unterwegs sind, {}',
  moved: (from, to) => `Ein Lead, der in ${from} war, geht in ${to} weiter.`,
  movedNow: (from) => `Ein Lead, der in ${from} war, geht jetzt weiter in {}`,
  review: 'Überprüfung',
  reviewBy: (date) =>
    `Bis zum ${date} sehen sich beide Seiten an, was daraus geworden ist, und unterschreiben sie neu oder ändern sie.`,
  noReview: 'Für eine Überprüfung durch beide Seiten ist kein Tag festgelegt.',
  reviewNow: 'Tag der Überprüfung ist jetzt: {}',
  noDay: 'kein fester Tag',
}

export const routing: AgreementWords['routing'] = {
  title: (team) => `Wer einen Lead bekommt: ${team}`,
  rule: (of) => {
    const which = of.when === null ? 'Jeder Lead' : `Bedingung: ${of.when}. Ein solcher Lead`
    const how = of.how === null ? '' : `, ${of.how}`
    return `${of.because}. ${which} geht ${of.who}${how}. Kann ihn dort niemand nehmen, ${of.otherwise}.`
  },
  everyLead: 'jeder Lead',
  otherwise: { wait: 'wartet er', next: 'gilt die nächste Regel' },
  becauseNow: (id) => `Die Zuteilungsregel ${id} wird jetzt begründet mit {}`,
  whenNow: (name) => `„${name}“ gilt jetzt für: {}`,
  whoNow: (name) => `„${name}“ gibt Leads jetzt {}`,
  howNow: (name) => `Nach „${name}“ gehen Leads jetzt {}`,
  otherwiseNow: (name) => `Kann bei „${name}“ niemand einen Lead nehmen, dann {}`,
  accountOwner: 'an die Person, die schon einen Lead derselben Firma bearbeitet',
  person: (id) => `an ${id}`,
  people: (ids) => `an eine dieser Personen: ${ids}`,
  team: (name) => `an das Team „${name}“`,
  speaks: (field) => `an jemanden, der die Sprache des Leads spricht (${field})`,
  everybody: 'an irgendeine Person der Funktion',
  onePerson: 'an die eine Person',
  leastLoad: 'an die Person mit den wenigsten Leads in Arbeit',
  rotation: 'der Reihe nach',
  weighted: (shares) => `der Reihe nach mit Gewichtung${shares && ` (${shares}, alle anderen 1)`}`,
  hours: {
    prefer: 'wird nur gefragt, wenn sonst niemand da ist',
    skip: 'wird nicht gefragt',
    allow: 'wird wie alle anderen gefragt',
  },
  offHours: (team, what) => `${team}: Wer außerhalb der eigenen Arbeitszeit ist, ${what}.`,
  offHoursNow: (team) => `${team}: Wer außerhalb der eigenen Arbeitszeit ist, {}`,
}
