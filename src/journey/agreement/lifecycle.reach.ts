import type { AgreementDocument } from './schema.ts'

/** The stages that a lead can come to from the start, by exits, passed limits and reasons. */
export function reachable(document: AgreementDocument, start: string): Set<string> {
  const seen = new Set([start])
  const queue = [start]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const next of targets(id, document)) {
      if (seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  return seen
}

function targets(id: string, document: AgreementDocument): string[] {
  const stage = document.stages[id]
  if (!stage) return []
  const to = stage.exits.map((exit) => exit.to)
  if (stage.then !== 'repeat') to.push(stage.then.move)
  if (stage.kind === 'handoff' || stage.kind === 'work') {
    to.push(...Object.values(document.returnReasons).map((reason) => reason.to))
  }
  to.push(...Object.values(document.disqualifyReasons).map((reason) => reason.to))
  return to
}
