import { mergingDe } from '#journey/merging/sentences.de.rules.ts'
import { nurtureDe } from '#journey/nurture/sentences.de.rules.ts'
import { notCounted } from '#journey/capture/tracking/reason.words.rules.ts'
import { changedIn, counts } from '#journey/capture/facts.ts'
import { watchDe } from '#journey/watch/sentences.de.rules.ts'
import { engineTextDe, spanDe, touchDe } from '#journey/phrases.de.rules.ts'
import type { Body, EntryKind } from '#journey/entries.ts'
import type { WhyOff } from '#journey/outreach/facts.ts'
import type { Words } from '#ledger/entry.ts'

type Sentences = { [Kind in EntryKind]: (body: Body<Kind>, words: Words) => string }

/** Every kind of entry in a German sentence, beside the English one that its type has. A kind without one does not compile. */
export const sentencesDe: Sentences = {
  ...nurtureDe,
  ...mergingDe,
  ...watchDe(touchDe),
  LeadCaptured: (body) =>
    `Erfasst${body.channel ? ` über ${plain(body.channel)}` : ''}${body.source ? `, Quelle ${body.source}` : ''}` +
    `${body.campaign ? `, Kampagne ${body.campaign}` : ''}${body.touch ? `: ${touchDe(body.touch.kind)}` : ''}`,
  LeadDetailsChanged: (body) => {
    const [changed, against] = changedIn(body)
    const otherwise = against.length > 0 ? `anders gesagt: ${against.map(plain).join(', ')}` : ''
    if (changed.length > 0)
      return `Angaben geändert: ${changed.map(plain).join(', ')}${otherwise && `; ${otherwise}`}`
    return otherwise ? `A${otherwise.slice(1)}` : 'Persönliche Angaben geändert'
  },
  TouchHappened: ({ touch }) =>
    `${touchDe(touch.kind)}${touch.page ? `: ${touch.page}` : ''}${touch.asset ? `: ${touch.asset}` : ''}` +
    `${touch.campaign ? ` (Kampagne ${touch.campaign})` : ''}${notCounted(touch, 'de')}`,
  SignalsReclassified: ({ changed, because }) => {
    const people = changed.filter(({ touch }) => counts(touch)).length
    const [n, who] = people > 0 ? [people, 'von einem Menschen'] : [changed.length, 'von einer Maschine']
    return `${n} ${n === 1 ? 'Signal gilt' : 'Signale gelten'} jetzt als ${who}: ${because}`
  },
  PersonErased: (body) => `Persönliche Daten gelöscht: ${engineTextDe(body.because)}`,

  ScoreChanged: ({ why, was, total, fit, engagement }) => {
    const parts = `(Fit ${fit}, Engagement ${engagement})`
    if (total === was) return `Score bleibt bei ${total}, seine Teile änderten sich ${parts}`
    if (why === 'decay')
      return `Score fiel von ${was} auf ${total}: Ohne neue Aktivität lässt das Interesse nach`
    return `Score ${total > was ? 'stieg' : 'fiel'} von ${was} auf ${total} ${parts}`
  },

  PassBegan: (body) =>
    `${body.pass}. Durchgang begann unter Version ${body.version} der Vereinbarung: ${engineTextDe(body.because)}`,
  AgreementAdopted: (body, words) =>
    `Version ${body.version} der Vereinbarung trat in Kraft: neu beurteilt in ${words.stage(body.stage)}`,
  StageEntered: (body, words) =>
    `${body.from ? `Von ${words.stage(body.from)} nach` : 'Eingetreten in'} ${words.stage(body.stage)}: ${engineTextDe(body.because.text)}`,
  TimeLimitPassed: (body, words) =>
    `Frist verstrichen in ${words.stage(body.stage)}: ${spanDe(body.limit)}` +
    (body.actAt === null
      ? ''
      : `; der nächste Schritt ist überfällig${body.missed > 1 ? `, ${body.missed}. Erinnerung` : ''}`),
  NextStepSet: (body, words) => `Nächster Schritt: ${body.nextStep}, fällig ${words.moment(body.due)}`,
  ActivityCompleted: (body, words) => `Erledigt: ${words.activity(body.activity)}`,
  LeadDisqualified: (body, words) => `Disqualifiziert: ${words.reason(body.reason)}`,
  StageReported: (body, words) => `${body.system} meldete Phase ${words.stage(body.stage)}`,

  OwnerAssigned: (body, words) =>
    `${words.owner(body.owner)} zugewiesen, ${RULES[body.trace.rule] ?? body.trace.rule}`,
  HandoffOffered: (body, words) =>
    `${words.owner(body.to)} angeboten (${body.n}. Angebot), Antwort fällig ${words.moment(body.due)}`,
  HandoffAccepted: (body, words) => `Angenommen von ${words.owner(body.rep)}`,
  HandoffReturned: (body, words) =>
    `Zurückgegeben von ${words.owner(body.rep)}: ${words.reason(body.reason)}`,
  HandoffExpired: (body, words) =>
    `Von ${words.owner(body.rep)} nicht rechtzeitig beantwortet: zurückgenommen` +
    (body.escalated
      ? `; kein Angebot wurde beantwortet, ${words.owner(body.owner)} muss von Hand zuweisen`
      : ''),
  ReturnAnswered: (body, words) =>
    body.answer === 'agreed'
      ? `${words.owner(body.by)} hat der Rückgabe zugestimmt`
      : `${words.owner(body.by)} hat gegen die Rückgabe Einspruch erhoben`,
  AppealDecided: (body, words) =>
    body.outcome === 'upheld'
      ? `${words.owner(body.by)} hat entschieden: Die Rückgabe gilt`
      : `${words.owner(body.by)} hat entschieden: Die Rückgabe ist aufgehoben, ${
          body.stays === undefined
            ? 'der Lead wird neu angeboten'
            : `doch der Lead bleibt, wo er ist: ${STAYS[body.stays]}`
        }`,
  OwnerReleased: (body, words) =>
    `${words.owner(body.person)} ${body.because === 'left' ? 'ist ausgeschieden' : 'hat den Lead abgegeben'}: Jemand anderes wird gesucht`,
  ContactAttempted: (body) =>
    `${body.automatic ? 'Automatisch' : 'Versucht'}: ${WAYS[body.how] ?? body.how}, ${OUTCOMES[body.outcome] ?? body.outcome}`,
  ContactMade: (body) => `Erster echter Kontakt: ${WAYS[body.how] ?? body.how}`,
  LeadRated: (body) => `${body.of === 'lead' ? 'Lead' : 'Briefing'} mit ${body.rating} von 5 bewertet`,
  NotificationSettled: (body, words) =>
    body.outcome === 'sent'
      ? `${words.owner(body.to)} wurde per E-Mail benachrichtigt: ${engineTextDe(body.what)}`
      : `E-Mail an ${words.owner(body.to)} gescheitert: ${body.detail}`,

  ClockStarted: (body, words) =>
    `${words.owner(body.person)} schuldet: ${body.what}, bis ${words.moment(body.due)}`,
  ClockRang: (body, words) => {
    const who = words.owner(body.person)
    if (body.rung === 'remind') return `${who} wurde erinnert: ${body.what}, bis ${words.moment(body.due)}`
    if (body.rung === 'breach') return `Von ${who} nicht rechtzeitig erledigt: ${body.what}`
    if (body.rung === 'manager') return `Die Leitung wurde informiert: ${who} schuldet noch ${body.what}`
    return `${who} wieder abgenommen: ${body.what} blieb aus`
  },
  ClockStopped: (body, words) => {
    const who = words.owner(body.person)
    if (body.outcome === 'moot') return `Von ${who} nicht länger geschuldet: ${body.what}`
    if (body.outcome === 'taken_back') return `${who} hat den Lead nicht mehr: ${body.what} blieb aus`
    return `Von ${who} ${body.late ? 'verspätet' : 'rechtzeitig'} erledigt: ${body.what}`
  },
  ClockMoved: (body, words) =>
    `${words.owner(body.person)} schuldet: ${body.what}, nun bis ${words.moment(body.due)}`,
  CalendarChanged: (body, words) => `Die Arbeitszeiten von ${words.owner(body.person)} haben sich geändert`,

  OpportunityOpened: (body) => `Opportunity eröffnet${named(body)}`,
  OpportunityChanged: (body) =>
    `Opportunity geändert${named(body)}${body.stage ? `, Phase ${body.stage}` : ''}`,
  OpportunityWon: (body) => `Gewonnen${named(body)}`,
  OpportunityLost: (body) => `Verloren${named(body)}`,

  NextStepPlanned: (body, words) =>
    `Geplant: ${engineTextDe(body.what)}, ${words.moment(body.due)} (${WHY_PLANNED[body.why]})`,
  LeadRecycled: (body, words) => `Jetzt nicht: ${words.reason(body.reason)}`,
  MeetingBooked: (body, words) =>
    `Termin mit ${words.owner(body.rep)} vereinbart für ${words.moment(body.at)}, ${body.minutes} Minuten, ${PLACES[body.place]}`,
  MeetingMoved: (body, words) =>
    body.because === 'left'
      ? `Termin übergeben an ${words.owner(body.rep)}: ${words.owner(body.was ?? '')} ist ausgeschieden`
      : `Termin verschoben auf ${words.moment(body.at)}, mit ${words.owner(body.rep)}, ${body.minutes} Minuten, ${PLACES[body.place]}`,
  MeetingHeld: (body, words) =>
    `Termin gehalten von ${words.owner(body.rep)}; Urteil fällig ${words.moment(body.verdictDue)}`,
  MeetingMissed: (body) =>
    body.by === 'lead' ? 'Termin geplatzt: Der Lead kam nicht' : 'Termin geplatzt: Wir kamen nicht',
  MeetingCancelled: ({ by, because }) =>
    because === undefined
      ? `Termin abgesagt, ${by === 'lead' ? 'vom Lead' : 'von uns'}`
      : `Termin abgesagt: ${WHY_OFF[because]}`,
  MeetingJudged: (body, words) =>
    body.judge !== undefined
      ? `${words.owner(body.judge)} hat den Termin von ${words.owner(body.rep)} beurteilt: ${VERDICTS[body.verdict]}, ${body.rating} von 5`
      : `${words.owner(body.rep)} hat den Termin beurteilt: ${VERDICTS[body.verdict]}, ${body.rating} von 5`,
  VerdictOverdue: (body, words) => `${words.owner(body.rep)} schuldet noch das Urteil über den Termin`,
}

const WHY_OFF: Record<WhyOff, string> = {
  erased: 'Die Person wurde gelöscht',
  disqualified: 'Der Lead wurde disqualifiziert',
  left: 'Wer darin sitzen sollte, ist ausgeschieden',
}

const STAYS: Record<string, string> = {
  erased: 'Die Person wurde inzwischen gelöscht',
  over: 'Er wurde inzwischen anders abgeschlossen',
  under_way: 'Jemand arbeitet schon daran',
}

const RULES: Record<string, string> = {
  rotation: 'reihum',
  manual: 'von Hand',
  meeting: 'für den Termin, der ansteht',
  imported: 'aus dem Import',
  agreement: 'nach einer Regel der Vereinbarung',
}

const WAYS: Record<string, string> = {
  call: 'Anruf',
  email: 'E-Mail',
  message: 'Nachricht',
  meeting: 'Termin',
  visit: 'Besuch',
  other: 'anders',
}

const OUTCOMES: Record<string, string> = {
  no_answer: 'niemand ging ran',
  voicemail: 'Nachricht hinterlassen',
  wrong_number: 'falsche Nummer',
  call_later: 'später noch einmal',
  connected: 'erreicht',
  not_interested: 'kein Interesse',
  sent: 'gesendet',
  bounced: 'unzustellbar',
}

const WHY_PLANNED = { promised: 'wie zugesagt', cadence: 'nächster Schritt der Kadenz', own: 'wie geplant' }
const PLACES = { phone: 'telefonisch', video: 'per Video', visit: 'beim Kunden', office: 'bei uns' }
const VERDICTS = { qualified: 'qualifiziert', partly: 'teilweise qualifiziert', not: 'nicht qualifiziert' }

function named(body: Body<'OpportunityOpened'>): string {
  const money = body.amount === null ? '' : ` ${body.amount}${body.currency ? ` ${body.currency}` : ''}`
  return `: ${body.name ?? body.id}${money}`
}

function plain(id: string): string {
  return id.replaceAll('_', ' ')
}
