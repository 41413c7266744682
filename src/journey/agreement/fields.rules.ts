import type { Finding } from './problems.rules.ts'
import type { LeadField } from './ruleset.ts'
import type { AgreementDocument } from './schema.ts'
import { word } from './expression.term.ts'

// words that CEL keeps for itself: `lead.in` could never be written
const RESERVED = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
)

/** The lead's declared fields. */
export function readFields(
  document: AgreementDocument['lead'],
  findings: Finding[],
): Record<string, LeadField> {
  const fields: Record<string, LeadField> = {}
  for (const [id, field] of Object.entries(document.fields)) {
    const path = ['lead', 'fields', id]
    if (RESERVED.has(id) || id in Object.prototype) {
      findings.push({
        path,
        atKey: true,
        message: `A field cannot be called \`${id}\`: the word is reserved.`,
      })
      continue
    }
    const values = field.values ?? null
    values?.forEach((value, i) => {
      const at = [...path, 'values', i]
      if (typeof value !== field.type) {
        findings.push({ path: at, message: `\`${value}\` is no ${word(field.type)}, but the field is.` })
      } else if (values.indexOf(value) < i)
        findings.push({ path: at, message: `\`${value}\` stands twice in the list.` })
    })
    fields[id] = { id, label: field.label, type: field.type, values, personal: field.personal }
  }
  return fields
}
