import { own, type Scope } from './expression.scope.ts'
import { didYouMean } from './problems.rules.ts'

const PLACEHOLDER = /\{([A-Za-z][\w.]*)\}/g
const LONGEST = 120

/** `Decides: level is {lead.seniority}` with the evidence filled in; what is not known reads "unknown". */
export function fillBecause(because: string, evidence: object): string {
  return because.replace(PLACEHOLDER, (_whole, name: string) => {
    const [root = '', part] = name.split('.')
    const group = own(evidence as Record<string, unknown>, root)
    const value = part === undefined ? group : own((group ?? {}) as Record<string, unknown>, part)
    if (typeof value === 'boolean') return value ? 'yes' : 'no'
    if (typeof value !== 'string' && typeof value !== 'number') return 'unknown'
    const text = String(value)
    if (text === '') return 'unknown'
    return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  })
}

/** Placeholders that could never be filled, with their offset in the text. */
export function checkBecause(because: string, scope: Scope): { offset: number; message: string }[] {
  const faults: { offset: number; message: string }[] = []
  for (const match of because.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? ''
    const [root = '', part = '', extra] = name.split('.')
    const group = root === 'lead' ? scope.lead : own(scope.groups, root)
    if (group && extra === undefined && own(group as Record<string, object>, part)) {
      if (root === 'lead' && own(scope.lead, part)?.personal) {
        faults.push({
          offset: match.index,
          message: `\`{${name}}\` is personal; reasons are kept for ever and cannot show it.`,
        })
      }
      continue
    }
    const names = ['lead', ...Object.keys(scope.groups)].flatMap((key) =>
      Object.keys(key === 'lead' ? scope.lead : (scope.groups[key] ?? {})).map((id) => `${key}.${id}`),
    )
    faults.push({
      offset: match.index,
      message: `\`{${name}}\` is not known here.${didYouMean(name, names)}`,
    })
  }
  return faults
}
