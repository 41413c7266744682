import { capital } from '../wording.ts'

/** One stage: what happens in it, and where it leads. Names of stages come in quotation marks. */
export const stages = {
  kinds: {
    develop: 'criteria decide when the lead goes on',
    handoff: 'a person is asked, who accepts or returns the lead',
    work: 'a person works the lead',
    won: 'the opportunity was won',
    lost: 'the opportunity was lost',
    nurture: 'the lead is not ready yet',
    disqualified: 'the lead is out, and on watch',
    closed: 'the watch is over',
  },
  assign: {
    rotation: 'to whoever’s turn it is among those available',
    desk: 'to the common desk',
    keep: 'to whoever has it already',
  },
  kind: (stage: string, kind: string) => `In ${stage}, ${kind}.`,
  called: (id: string) => `The stage ${id} is now called {}`,
  kindNow: (stage: string) => `Of ${stage} it now holds that {}`,
  owner: (team: string, assign: string) => `The lead belongs to ${team} and goes ${assign}.`,
  ownerNow: (stage: string) => `${stage} now belongs to {}`,
  assignNow: (stage: string) => `A lead in ${stage} now goes {}`,
  noEntryUnless: 'No lead enters unless',
  step: (team: string, span: string, on: string, what: string) =>
    `${team} has ${span}${on && ` ${on}`} to do this: ${what}.`,
  onCalendar: (calendar: string) => `on the calendar ${calendar}`,
  onOnlyCalendar: 'on the only calendar',
  timeNow: (team: string, what: string) => `${team} now has {} to ${what}`,
  calendarNow: (stage: string) => `Time in ${stage} now runs {}`,
  stepNow: (stage: string, team: string) => `In ${stage} ${team} now owes this: {}`,
  passed: (what: string) => `If that time passes, ${what}.`,
  repeats: 'it stays owed and overdue, and is asked for again',
  moves: (stage: string, because: string) => `the lead goes to ${stage} (${because})`,
  passedNow: (stage: string, what: string) => `When the time to ${what} has passed in ${stage}, now {}`,
  answer: (span: string) => `Whoever is offered the lead has ${span} to accept or return it.`,
  answerNow: (stage: string, team: string) => `${team} now has {} to accept or return an offer of ${stage}`,
  offers: (people: string, team: string) =>
    `An offer that is not answered in time goes to the next person; after ${people} the desk of ${team} assigns the lead.`,
  offersNow: (stage: string) => `A lead in ${stage} is now offered to at most {}`,
  exit: (to: string, newPass: boolean, because: string, several: boolean) =>
    `It goes on to ${to}${newPass ? ', where its next pass begins' : ''} (${because}) when ${several ? 'all of ' : ''}this holds:`,
  exitTo: (from: string) => `From ${from} a lead now goes to {}`,
  exitBecause: (from: string, to: string) => `The way from ${from} to ${to} is now explained by {}`,
  exitPass: (from: string, to: string) => `On the way from ${from} to ${to}, now {}`,
  passBegins: 'a new pass begins',
  passGoesOn: 'the pass goes on',
  criterionCalled: (where: string) => `A criterion of ${where} is now called {}`,
  criterionNow: (where: string, label: string) => `${where}: “${label}” now holds if {}`,
  activity: (name: string, required: boolean) => `Activity: ${name}${required ? ' (required)' : ''}.`,
  activityCalled: (stage: string) => `An activity of ${stage} is now called {}`,
  activityNow: (name: string) => `“${name}” is now {}`,
  required: 'required',
  notRequired: 'not required',
  aid: (title: string) => `Job aid: “${title}”.`,
  aidNow: (stage: string, title: string) => `The job aid “${title}” of ${stage} now reads {}`,
  differently: 'differently',
}

/** How lead development works a stage. */
export const cadence = {
  by: { call: 'by phone', email: 'by e-mail', message: 'by message' },
  hot: 'Called before all others if:',
  order: (steps: number) =>
    `Who is not reached is tried again: ${steps} attempts, each with its time after the one before.`,
  orderNow: (stage: string) => `The attempts of ${stage} are now made in this order: {}`,
  step: (name: string, by: string, after: string) => `– ${name}, ${by}, ${after}.`,
  stepCalled: (stage: string) => `An attempt of ${stage} is now called {}`,
  stepBy: (name: string) => `“${name}” is now made {}`,
  stepAfter: (name: string) => `“${name}” now comes after {}`,
  script: (name: string) => `The script of “${name}” now reads {}`,
  ask: (question: string, field: string) => `Asked in the talk (${field}): ${question}`,
  askNow: (stage: string) => `In ${stage} it is now asked {}`,
}

/** What people owe in a stage. */
export const duties = {
  from: {
    entered: 'once the lead is there',
    offered: 'once a lead is offered',
    accepted: 'once the lead is accepted',
    contacted: 'after each real contact',
    returned: 'once a lead is returned',
    appealed: 'once a return is appealed against',
  },
  until: {
    answer: 'the offer is accepted or the lead returned',
    contact: 'real contact was made, which no automatic mail is',
    verdict: 'an opportunity is opened, the lead is returned or disqualified, or it goes on',
    return_answered: 'the return is agreed with or appealed against',
    appeal_decided: 'the manager has decided whether the return stands',
    left: 'the lead has left the stage',
  } as Record<string, string>,
  attempts: (n: number, over: string | null) =>
    `there were ${n} ${n === 1 ? 'attempt' : 'attempts'}${over === null ? '' : `, the last at least ${over} after the first`}, or real contact`,
  ticked: (activity: string) => `“${activity}” is ticked off`,
  owed: (team: string, from: string, what: string, within: string, until: string) =>
    `${team} owes, ${from}: ${what}, ${within}. It is done when ${until}.`,
  remind: (after: string) => `a reminder comes ${after}`,
  tell: (after: string) => `the manager is told ${after}`,
  takeBack: (after: string) => `the lead goes to somebody else ${after}`,
  follows: (ladder: string) => ` While it stays undone, ${ladder}.`,
  called: (stage: string) => `A duty in ${stage} is now called {}`,
  ofNow: (name: string) => `“${name}” is now owed by {}`,
  fromNow: (name: string) => `“${name}” is now owed {}`,
  untilNow: (name: string) => `“${name}” is now done when {}`,
  withinNow: (team: string, what: string) => `${team} now has {} to ${what}`,
  remindNow: (name: string) => `The reminder of “${name}” now comes {}`,
  tellNow: (name: string) => `Of “${name}” the manager is now told {}`,
  takeBackNow: (name: string) => `Without “${name}” the lead now goes to somebody else {}`,
  never: 'never',
  line: (name: string, within: string, from: string, stage: string) =>
    `${name} ${within}, ${from} (${stage}).`,
  answerLine: (stage: string, within: string) => `Answer every offer of ${stage} ${within}.`,
  stageLine: (step: string, within: string, stage: string, required: string | null) =>
    `${capital(step)} ${within} for every lead in ${stage}${required === null ? '' : ` (required: ${required})`}.`,
}
