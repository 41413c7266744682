import { moreProblemsDe } from '#work/problems-more.de.rules.ts'
import { programmesDe } from '#journey/nurture/words.de.rules.ts'
import { problemsDe } from '#work/problems.de.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Problem } from '#platform/http/contract.ts'

/** A refusal in the language of whoever asked. `code` and fields stay: machines read them. */
export function translated(problem: Problem, language: Language): Problem {
  if (language === 'en') return problem
  const { detail, errors } = problem
  return {
    ...problem,
    title: inGerman(problem.title),
    ...(errors ? { errors: errors.map((one) => ({ ...one, message: inGerman(one.message) })) } : {}),
    ...(detail === undefined ? {} : { detail: detailInGerman(detail, errors) }),
  }
}

/** A detail that only lists the fields' messages is put together again from theirs. */
function detailInGerman(detail: string, errors: Problem['errors']): string {
  for (const between of [': ', ' ']) {
    const listed = errors?.map(({ field, message }) => `${field}${between}${message}`.trim()).join('; ')
    if (listed === detail)
      return errors!.map(({ field, message }) => `${field}${between}${inGerman(message)}`.trim()).join('; ')
  }
  return inGerman(detail)
}

const all: Record<string, string> = { ...problemsDe, ...moreProblemsDe, ...programmesDe }
let patterns: { from: RegExp; to: string }[] | null = null

function inGerman(text: string): string {
  if (Object.hasOwn(all, text)) return all[text]!
  patterns ??= Object.entries(all)
    .filter(([from]) => from.includes('{}'))
    // what says more of its own words is tried first
    .sort(([a], [b]) => b.length - a.length)
    .map(([from, to]) => ({ from: patternOf(from), to }))
  for (const { from, to } of patterns) {
    const found = from.exec(text)
    if (found) return to.replaceAll(/\{(\d)\}/g, (_, n: string) => found[Number(n)] ?? '')
  }
  return text
}

function patternOf(template: string): RegExp {
  const parts = template.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 'su')
}
