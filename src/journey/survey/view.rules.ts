import { grouped } from './group.rules.ts'
import { inOrderOfSides, sideLabel } from './functions.rules.ts'
import { isClosed, isFinished } from './status.rules.ts'
import type { Progress, Survey } from './status.rules.ts'
import type { SurveyView } from './contract.ts'

/** Authors who are nobody in the team. */
const AUTHORS: Record<string, string> = { local: 'this machine', schedule: 'the standing order' }

/** A survey as lists and headers show it. Who has answered is counted by side; how, is not told. */
export function viewOf(
  seen: { now: () => number; owner: (id: string) => string },
  survey: Survey,
  progress: readonly Progress[],
  person: string,
): SurveyView {
  const mine = progress.find((one) => one.person === person)
  const closed = isClosed(survey, seen.now())
  const closedAt = survey.closedAt ?? (closed ? survey.deadline : null)
  return {
    id: survey.id,
    kind: survey.kind,
    title: survey.title,
    note: survey.note,
    status: closed ? 'closed' : 'open',
    quarter: survey.quarter,
    createdAt: iso(survey.createdAt),
    createdBy: { id: survey.createdBy, name: AUTHORS[survey.createdBy] ?? seen.owner(survey.createdBy) },
    deadline: iso(survey.deadline),
    closedAt: closedAt === null ? null : iso(closedAt),
    cards: survey.cards,
    items: survey.items.length,
    response: inOrderOfSides([...grouped(progress, ({ side }) => side)], ([side]) => side).map(
      ([side, own]) => ({
        side,
        label: sideLabel(side),
        invited: own.length,
        finished: own.filter((one) => isFinished(survey, one)).length,
      }),
    ),
    mine: mine
      ? {
          side: mine.side,
          label: sideLabel(mine.side),
          answered: mine.answered,
          ranked: mine.ranked,
          finished: isFinished(survey, mine),
        }
      : null,
  }
}

function iso(moment: number): string {
  return new Date(moment).toISOString()
}
