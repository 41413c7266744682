import type { Finding, Path } from './problems.rules.ts'
import { didYouMean } from './problems.rules.ts'
import type { StageKind, TeamFunction } from './ruleset.ts'
import type { AgreementDocument, StageDocument } from './schema.ts'
import { reachable } from './lifecycle.reach.ts'

const NEEDED: readonly StageKind[] = ['handoff', 'won', 'lost', 'nurture', 'disqualified', 'closed']

const OWNERS: Partial<Record<StageKind, readonly TeamFunction[]>> = {
  develop: ['marketing', 'leadgen'],
  nurture: ['marketing', 'leadgen'],
  handoff: ['sales', 'leadgen'],
  work: ['sales', 'leadgen'],
  won: ['sales'],
}

/** The lifecycle as a whole: every fault by which a lead could get lost, skip a step or stand still. */
export function checkLifecycle(document: AgreementDocument, findings: Finding[]): void {
  const stages = new Map(Object.entries(document.stages))
  const say = (path: Path, message: string, atKey = false): void =>
    void findings.push({ path, message, atKey })
  for (const kind of NEEDED) {
    const found = [...stages.values()].some((stage) => stage.kind === kind)
    if (!found) say(['stages'], `No stage is of kind ${kind}; there must be at least one.`, true)
  }
  checkPath(document, stages, say)
  for (const [id, stage] of stages) checkStage(id, stage, document, stages, say)
  checkReasons(document, stages, say)
  const start = document.path[0]
  if (start === undefined || !stages.has(start)) return
  const seen = reachable(document, start)
  for (const id of stages.keys()) {
    if (!seen.has(id)) say(['stages', id], `Stage \`${id}\` cannot be reached: nothing leads to it.`, true)
  }
}

type Say = (path: Path, message: string, atKey?: boolean) => void
type Stages = ReadonlyMap<string, StageDocument>

function checkPath({ path }: AgreementDocument, stages: Stages, say: Say): void {
  path.forEach((id, i) => {
    if (!stages.has(id)) say(['path', i], unknownStage(id, stages))
    else if (path.indexOf(id) < i) say(['path', i], `Stage \`${id}\` stands twice on the path.`)
  })
  const first = stages.get(path[0] ?? '')
  if (first && first.kind !== 'develop')
    say(['path', 0], `The path begins with \`${path[0]}\`, which must be of kind develop.`)
  const side: readonly StageKind[] = ['lost', 'nurture', 'disqualified', 'closed']
  path.forEach((id, i) => {
    const kind = stages.get(id)?.kind
    if (kind && side.includes(kind))
      say(['path', i], `Stage \`${id}\` is of kind ${kind} and stands beside the path, not on it.`)
    if (kind === 'won' && i < path.length - 1)
      say(['path', i], `\`${id}\` is of kind won and must end the path.`)
  })
  for (const [id, stage] of stages) {
    const onPath =
      stage.kind === 'develop' || stage.kind === 'handoff' || stage.kind === 'work' || stage.kind === 'won'
    if (onPath && !path.includes(id))
      say(['stages', id], `Stage \`${id}\` is of kind ${stage.kind} and must stand on the path.`, true)
  }
}

function checkStage(
  id: string,
  stage: StageDocument,
  document: AgreementDocument,
  stages: Stages,
  say: Say,
): void {
  const at: Path = ['stages', id]
  const owners = OWNERS[stage.kind]
  if (owners && !owners.includes(stage.owner)) {
    say(
      [...at, 'owner'],
      `A stage of kind ${stage.kind} must be owned by ${owners.join(' or ')}, not ${stage.owner}.`,
    )
  }
  if (stage.calendar !== undefined && !Object.hasOwn(document.calendars, stage.calendar)) {
    const near = didYouMean(stage.calendar, Object.keys(document.calendars))
    say([...at, 'calendar'], `There is no calendar \`${stage.calendar}\`.${near}`)
  }
  if (stage.kind === 'handoff' && !stage.handoff)
    say(at, `Stage \`${id}\` hands over and needs \`handoff\`.`, true)
  if (stage.kind !== 'handoff' && stage.handoff) {
    say(
      [...at, 'handoff'],
      `Only a stage of kind handoff has \`handoff\`; \`${id}\` is of kind ${stage.kind}.`,
      true,
    )
  }
  stage.exits.forEach((exit, i) => {
    const path = [...at, 'exits', i]
    checkMove(id, exit.to, [...path, 'to'], document, stages, say)
    if (exit.newPass === true && exit.to !== document.path[0]) {
      say([...path, 'newPass'], `A new pass begins at \`${document.path[0]}\`, not at \`${exit.to}\`.`)
    }
    if (exit.newPass === false && exit.to === document.path[0] && !document.path.includes(id)) {
      say([...path, 'newPass'], `Coming back to the start of the path from \`${id}\` is always a new pass.`)
    }
  })
  if (stage.then !== 'repeat') {
    checkMove(id, stage.then.move, [...at, 'then', 'move'], document, stages, say)
    if (!document.path.includes(id) && document.path.includes(stage.then.move)) {
      say(
        [...at, 'then', 'move'],
        `Time alone cannot bring a lead from \`${id}\` back to the path: that takes an exit.`,
      )
    }
  }
  const wayOut = stage.exits.length > 0 || stage.then !== 'repeat'
  if (!wayOut && stage.kind !== 'closed' && stage.kind !== 'won') {
    say(at, `Stage \`${id}\` has no way out: give it an exit, or a move when its time is over.`, true)
  }
}

function checkMove(
  from: string,
  to: string,
  at: Path,
  { path }: AgreementDocument,
  stages: Stages,
  say: Say,
): void {
  if (!stages.has(to)) return say(at, unknownStage(to, stages))
  if (to === from) return say(at, `Stage \`${from}\` leads to itself.`)
  const [here, there] = [path.indexOf(from), path.indexOf(to)]
  if (there < 0) return
  if (here < 0 && there > 0)
    return say(at, `From \`${from}\` a lead can come back only to the start of the path, \`${path[0]}\`.`)
  if (here >= 0 && there > here + 1) {
    const skipped = path
      .slice(here + 1, there)
      .map((id) => `\`${id}\``)
      .join(', ')
    say(at, `This skips ${skipped}: a stage of the path can only be left for the next one.`)
  }
}

function checkReasons(document: AgreementDocument, stages: Stages, say: Say): void {
  const firstHandoff = document.path.findIndex((id) => stages.get(id)?.kind === 'handoff')
  for (const list of ['returnReasons', 'disqualifyReasons'] as const) {
    const reasons = Object.entries(document[list])
    if (reasons.length === 0) say([list], `\`${list}\` is empty; there must be at least one reason.`, true)
    for (const [id, reason] of reasons) {
      const at = [list, id, 'to']
      const kind = stages.get(reason.to)?.kind
      if (kind === undefined) say(at, unknownStage(reason.to, stages))
      else if (list === 'disqualifyReasons' && kind !== 'disqualified' && kind !== 'closed') {
        say(
          at,
          `A disqualified lead goes to a stage of kind disqualified or closed; \`${reason.to}\` is of kind ${kind}.`,
        )
      } else if (list === 'returnReasons' && document.path.indexOf(reason.to) > firstHandoff) {
        say(at, `A returned lead cannot move on to \`${reason.to}\`, which lies behind the hand-off.`)
      }
    }
  }
}

function unknownStage(id: string, stages: Stages): string {
  return `There is no stage \`${id}\`.${didYouMean(id, stages.keys())}`
}
