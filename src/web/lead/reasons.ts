export interface ReasonLine {
  text: string
  points?: number
}

/** Reasons stand in an entry's body as `because`, as score `parts`, or as the `trace` of a rotation. */
export function reasonsOf(body: unknown, ruleInWords: (rule: string) => string): ReasonLine[] {
  if (!isRecord(body)) return []
  return [...becauses(body.because), ...parts(body.parts, ruleInWords), ...candidates(body.trace)]
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

function candidates(trace: unknown): ReasonLine[] {
  if (!isRecord(trace)) return []
  return records(trace.candidates).map((one) => ({
    text: `${String(one.name ?? one.id)}: ${String(one.why)}`,
  }))
}

function records(list: unknown): Record<string, unknown>[] {
  return Array.isArray(list) ? list.filter(isRecord) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
