/** A stored refusal is a problem document; the first line says it all, the rest name further fields. */
export function problemLines(problem: unknown): string[] {
  if (typeof problem === 'string') return [problem]
  if (typeof problem !== 'object' || problem === null) return []
  const { title, detail, message, field, errors } = problem as Record<string, unknown>
  const fields = Array.isArray(errors) ? errors.map(fieldLine) : []
  const head = [detail, title, message].find((words) => typeof words === 'string')
  if (fields.length > 0) return fields.length === 1 ? fields : [...(head ? [String(head)] : []), ...fields]
  return head ? [typeof field === 'string' ? `${field}: ${String(head)}` : String(head)] : []
}

function fieldLine(error: unknown): string {
  const { field, message } = (error ?? {}) as Record<string, unknown>
  return field ? `${String(field)}: ${String(message)}` : String(message)
}
