import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { DutyDocument } from './schema.duties.ts'
import type { StageDocument } from './schema.ts'
import { counted, inSentence, listed, spanName, TEAMS } from './wording.ts'

const FROM: Record<DutyDocument['from'], string> = {
  entered: 'once the lead is there',
  offered: 'once a lead is offered',
  accepted: 'once the lead is accepted',
  contacted: 'after each real contact',
  returned: 'once a lead is returned',
}

const UNTIL: Record<string, string> = {
  answer: 'the offer is accepted or the lead returned',
  contact: 'real contact was made, which no automatic mail is',
  verdict: 'an opportunity is opened, the lead is returned or disqualified, or it goes on',
  return_answered: 'the return is agreed with or appealed against',
  left: 'the lead has left the stage',
}

/** What people owe in a stage, with the ladder of what follows when it stays undone. */
export function dutySentences(id: string, stage: StageDocument, wording: Wording): Sentence[] {
  return (stage.duties ?? []).map((duty) => dutySentence(id, duty, stage, wording))
}

function dutySentence(id: string, duty: DutyDocument, stage: StageDocument, wording: Wording): Sentence {
  const { of, name, from, within, remind, tellManager, takeBack } = duty
  const [team, span, what] = [TEAMS[of], spanName(within), inSentence(name)]
  const until = untilInWords(duty, stage)
  const owed = `${team} owes, ${FROM[from]}: ${what}, within ${span}. It is done when ${until}.`
  const ladder = [
    ...(remind === undefined ? [] : [`a reminder comes after ${spanName(remind)}`]),
    ...(tellManager === undefined ? [] : [`the manager is told after ${spanName(tellManager)}`]),
    ...(takeBack === undefined ? [] : [`the lead goes to somebody else after ${spanName(takeBack)}`]),
  ]
  const follows = ladder.length === 0 ? '' : ` While it stays undone, ${listed(ladder)}.`
  const never = 'never'
  return say(`stages.${id}.duties.${duty.id}`, owed + follows, {
    refs: [{ kind: 'stage', id }],
    facets: [
      facet(`A duty in ${wording.stage(id)} is now called {}`, `“${name}”`),
      facet(`“${name}” is now owed by {}`, team),
      facet(`“${name}” is now owed {}`, FROM[from]),
      facet(`“${name}” is now done when {}`, until, duty.until + (duty.attempts ?? '') + (duty.over ?? '')),
      facet(`${team} now has {} to ${what}`, span),
      facet(
        `The reminder of “${name}” now comes {}`,
        remind === undefined ? never : `after ${spanName(remind)}`,
      ),
      facet(
        `Of “${name}” the manager is now told {}`,
        tellManager === undefined ? never : `after ${spanName(tellManager)}`,
      ),
      facet(
        `Without “${name}” the lead now goes to somebody else {}`,
        takeBack === undefined ? never : `after ${spanName(takeBack)}`,
      ),
    ],
  })
}

function untilInWords({ until, attempts, over }: DutyDocument, stage: StageDocument): string {
  if (until === 'attempts') {
    const spread = over === undefined ? '' : `, the last at least ${spanName(over)} after the first`
    return `there were ${counted(attempts ?? 1, 'attempt')}${spread}, or real contact`
  }
  if (!until.startsWith('activity:')) return UNTIL[until] ?? until
  const id = until.slice('activity:'.length)
  return `“${stage.activities.find((activity) => activity.id === id)?.name ?? id}” is ticked off`
}

/** The duties of one side, in one line each. */
export function sideDuties(team: DutyDocument['of'], { document, stage }: Wording): Sentence[] {
  return Object.entries(document.stages).flatMap(([id, { duties }]) =>
    (duties ?? [])
      .filter(({ of }) => of === team)
      .map((duty) => {
        const text = `${duty.name} within ${spanName(duty.within)}, ${FROM[duty.from]} (${stage(id)}).`
        return say(`stages.${id}.duties.${duty.id}`, text, { refs: [{ kind: 'stage', id }] })
      }),
  )
}
