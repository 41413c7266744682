import { HOUR, parseSpan } from './duration.rules.ts'
import { didYouMean, type Finding, type Path } from './problems.rules.ts'
import type { AgreementDocument, StageDocument } from './schema.ts'
import type { DutyDocument } from './schema.duties.ts'

type Say = (field: string, message: string) => void

/** Duties that could never begin, never end, or take a lead from nobody. */
export function checkDuties(document: AgreementDocument, findings: Finding[]): void {
  const seen = new Set<string>()
  for (const [id, stage] of Object.entries(document.stages)) {
    const behindHandoff = handsOverBefore(document, id)
    stage.duties?.forEach((duty, i) => {
      const at: Path = ['stages', id, 'duties', i]
      const say: Say = (field, message) => void findings.push({ path: [...at, field], message })
      // a clock is known by its duty's id wherever the lead goes
      if (seen.has(duty.id)) say('id', `There are two duties with the id \`${duty.id}\`.`)
      seen.add(duty.id)
      checkBeginning(duty, id, stage, say)
      checkEnd(duty, stage, say)
      checkLadder(duty, stage, behindHandoff, say)
    })
  }
}

function handsOverBefore({ path, stages }: AgreementDocument, id: string): boolean {
  return path.slice(0, path.indexOf(id) + 1).some((one) => stages[one]?.kind === 'handoff')
}

function checkBeginning({ from, until, of }: DutyDocument, id: string, stage: StageDocument, say: Say): void {
  if (from === 'offered' && stage.kind !== 'handoff')
    say('from', `Only a stage of kind handoff offers a lead; \`${id}\` is of kind ${stage.kind}.`)
  if (from === 'returned' && stage.kind === 'handoff' && of === stage.owner)
    say('of', `Whoever had handed the lead over answers its return, not ${stage.owner}.`)
  if (until === 'answer' && from !== 'offered')
    say('from', 'What ends with the answer to an offer begins with `offered`.')
  if (until === 'return_answered' && from !== 'returned')
    say('from', 'What ends with the answer to a return begins with `returned`.')
  if (until === 'appeal_decided' && from !== 'appealed')
    say('from', 'What ends with the decision of an appeal begins with `appealed`.')
  if (until === 'appeal_decided' && of !== stage.owner)
    say('of', `The manager of the team that returns a lead decides the appeal; here that is ${stage.owner}.`)
  if (until === 'contact' && from === 'contacted')
    say('until', 'It would begin and end with the same contact.')
}

function checkEnd({ until, attempts, over }: DutyDocument, stage: StageDocument, say: Say): void {
  if (until === 'attempts' && attempts === undefined) say('until', 'How many? Say so with `attempts`.')
  if (until !== 'attempts' && attempts !== undefined)
    say('attempts', 'It counts only with `until: attempts`.')
  if (until !== 'attempts' && over !== undefined) say('over', 'It counts only with `until: attempts`.')
  if (!until.startsWith('activity:')) return
  const known = stage.activities.map((activity) => activity.id)
  const named = until.slice('activity:'.length)
  if (!known.includes(named))
    say('until', `The stage has no activity \`${named}\`.${didYouMean(named, known)}`)
}

function checkLadder(duty: DutyDocument, stage: StageDocument, behindHandoff: boolean, say: Say): void {
  const { of, until, within, remind, takeBack } = duty
  if (remind !== undefined && !shorter(remind, within)) say('remind', 'A reminder comes before it is due.')
  if (takeBack === undefined) return
  if (shorter(takeBack, within)) say('takeBack', 'The lead would be taken back before it is due.')
  if (until === 'return_answered') say('takeBack', 'A return cannot be taken back from whoever answers it.')
  else if (until === 'appeal_decided')
    say('takeBack', 'An appeal cannot be taken back from whoever decides it.')
  else if (of !== stage.owner) say('takeBack', `The lead is not with ${of} here, but with ${stage.owner}.`)
  else if (stage.assign === 'desk' && !behindHandoff)
    say('takeBack', 'A desk has the lead here: there is nobody to take it back from.')
}

/** Whether one is shorter where the two can be compared: both in business time, or neither. */
function shorter(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => parseSpan(text, { id: '', dayMs: 8 * HOUR }))
  if (!a || !b || 'refused' in a || 'refused' in b || a.calendar !== b.calendar) return one !== other
  return a.ms < b.ms
}
