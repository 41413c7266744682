import type { ModelDocument } from '#journey/measure/attribution/model.contract.ts'

/** The numbers of a document, in their order. */
export function rowsOf(document: ModelDocument): [string, number][] {
  return Object.entries(document).filter((row): row is [string, number] => typeof row[1] === 'number')
}

/** "webinar_attended = 2" a line each; null: a line reads otherwise. */
export function kindsOf(text: string): Record<string, number> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const found = lines.map((line) => /^\s*([a-z][a-z0-9_]*)\s*=\s*(\d+(?:\.\d+)?)\s*$/.exec(line))
  if (found.some((match) => match === null)) return null
  return Object.fromEntries(found.map((match) => [match![1]!, Number(match![2])]))
}

export function textOf(kinds: Record<string, number>): string {
  return Object.entries(kinds)
    .map(([kind, weight]) => `${kind} = ${weight}`)
    .join('\n')
}
