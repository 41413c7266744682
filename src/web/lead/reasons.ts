export interface ReasonLine {
  text: string
  points?: number
}

/** Reasons stand in an entry's body as `because` or as score `parts`. */
export function reasonsOf(body: unknown, ruleInWords: (rule: string) => string): ReasonLine[] {
  if (!isRecord(body)) return []
  return [...becauses(body.because), ...parts(body.parts, ruleInWords)]
}

function becauses(because: unknown): ReasonLine[] {
  if (typeof because === 'string') return [{ text: because }]
  if (!isRecord(because)) return []
  const criteria = records(because.criteria).map((criterion) => String(criterion.label ?? criterion.id))
  return [String(because.text ?? because.id), ...criteria].map((text) => ({ text }))
}

function parts(list: unknown, ruleInWords: (rule: string) => string): ReasonLine[] {
  return records(list).map((part) => ({ text: ruleInWords(String(part.rule)), points: Number(part.points) }))
}

function records(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
