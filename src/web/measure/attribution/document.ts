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

/** The id of a model of one's own, from its name: what addresses and files call it. */
export function idOf(name: string, taken: readonly string[]): string {
  const plain = name
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  const id = (/^[a-z]/.test(plain) ? plain : `model_${plain}`).slice(0, 36).replace(/_$/, '')
  // a try has this one, and never a place among the saved
  if (id !== 'preview' && !taken.includes(id)) return id
  for (let n = 2; ; n++) if (!taken.includes(`${id}_${n}`)) return `${id}_${n}`
}
