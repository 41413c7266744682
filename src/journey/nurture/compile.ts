import { expressionCompiler } from '#journey/agreement/expression.ts'
import { parseSpan } from '#journey/agreement/duration.rules.ts'
import { stageScope } from '#journey/agreement/expression.scope.ts'
import { ATTEMPT } from '#journey/nurture/evolve.rules.ts'
import { ProgrammeDocument } from '#journey/nurture/schema.ts'
import type { Criterion, Evidence, LeadField, Span } from '#journey/agreement/ruleset.ts'
import type { Programme, Step, Way } from '#journey/nurture/programme.rules.ts'
import type { StepDocument } from '#journey/nurture/schema.ts'

/** What is wrong with a programme; `field` is the place in the document: `steps.2.next`. */
export interface ProgrammeProblem {
  field: string
  message: string
}

/** What a programme may name: looked up in the agreement and the workspace when it is published. */
export interface Known {
  fields: Record<string, LeadField>
  stages: string[]
  reasons: string[]
  purposes: string[]
  templates: string[]
  /** those that are offered no more */
  retired: string[]
  /** steps of the latest version: they go on with their template */
  keeps: { id: string; template: string }[]
  hooks: string[]
  activities: string[]
}

/**
 * A document → what the journey runs, or everything that is wrong with it. Pure. `known` null: an old version, published under
 * an agreement that may have had other stages; only its own shape is looked at.
 */
export function compileProgramme(
  raw: unknown,
  named: { id: string; version: number; key: string },
  fields: Record<string, LeadField>,
  known: Known | null,
): { programme: Programme; document: ProgrammeDocument } | { problems: ProgrammeProblem[] } {
  const read = ProgrammeDocument.safeParse(raw)
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return { problems }
  }
  const document = read.data
  const problems: ProgrammeProblem[] = []
  const compile = expressionCompiler(stageScope(fields, null))

  const test = (text: string, field: string): ((seen: Evidence) => boolean) => {
    const compiled = compile(text)
    if ('test' in compiled) return compiled.test
    for (const { message } of compiled.faults) problems.push({ field, message })
    return () => false
  }
  const criteria = (list: ProgrammeDocument['goal'], field: string): Criterion[] =>
    list.map((one, i) => ({
      id: one.id,
      label: one.label,
      text: one.if,
      test: test(one.if, `${field}.${i}.if`),
    }))
  const span = (text: string, field: string): Span => {
    const parsed = parseSpan(text, null)
    if (!('refused' in parsed)) return parsed
    problems.push({ field, message: parsed.refused })
    return { ms: 1, calendar: null, text }
  }
  const step = (one: StepDocument, i: number): Step => {
    const at = `steps.${i}`
    const { id, name } = one
    if (one.does === 'mail') return { does: 'mail', id, name, template: one.template, next: one.next }
    if (one.does === 'wait')
      return { does: 'wait', id, name, span: span(one.for, `${at}.for`), next: one.next }
    if (one.does === 'task') {
      const within = span(one.within, `${at}.within`)
      return { does: 'task', id, name, of: one.of, within, activity: one.activity ?? null, next: one.next }
    }
    if (one.does === 'webhook') return { does: 'webhook', id, name, hook: one.hook, next: one.next }
    const ways = one.ways.map((way, n): Way => {
      const { did } = way
      const holds = way.if === undefined ? null : test(way.if, `${at}.ways.${n}.if`)
      return {
        id: way.id,
        label: way.label,
        test: holds ?? ((_, done) => Object.hasOwn(done, did!) && done[did!]! > 0),
        next: way.next,
      }
    })
    const within = one.within === undefined ? null : span(one.within, `${at}.within`)
    return { does: 'branch', id, name, ways, within, otherwise: one.otherwise }
  }

  const steps = document.steps.map(step)
  const { entry } = document
  const programme: Programme = {
    ...named,
    name: document.name,
    purpose: document.purpose,
    entry: {
      stages: entry.stages,
      reasons: entry.reasons ?? null,
      when: criteria(entry.when, 'entry.when'),
      again: entry.again === undefined ? null : span(entry.again, 'entry.again'),
    },
    goal: criteria(document.goal, 'goal'),
    holdOut: document.holdOut,
    start: document.start,
    steps: Object.fromEntries(steps.map((one) => [one.id, one])),
  }
  problems.push(...wrongWays(document), ...(known === null ? [] : unknownNames(document, known)))
  return problems.length > 0 ? { problems } : { programme, document }
}

/** Where a step may lead. */
export function nextsOf(step: StepDocument): { field: string; next: string | null }[] {
  if (step.does !== 'branch') return [{ field: 'next', next: step.next }]
  const ways = step.ways.map(({ next }, n) => ({ field: `ways.${n}.next`, next }))
  return [...ways, { field: 'otherwise', next: step.otherwise }]
}

/** Every step is named once and can be reached, every way leads somewhere, and none leads back: each lesson comes once. */
function wrongWays({ start, steps }: ProgrammeDocument): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = []
  const places = new Map<string, number>()
  steps.forEach(({ id }, i) => {
    if (places.has(id)) problems.push({ field: `steps.${i}.id`, message: `The step ${id} stands here twice` })
    else places.set(id, i)
  })
  if (!places.has(start)) return [...problems, { field: 'start', message: `There is no step ${start}` }]
  const seen = new Set<string>()
  const follow = (id: string, before: string[]): void => {
    const i = places.get(id)!
    seen.add(id)
    for (const { field, next } of nextsOf(steps[i]!)) {
      if (next === null) continue
      const place = `steps.${i}.${field}`
      if (!places.has(next)) problems.push({ field: place, message: `There is no step ${next}` })
      else if (next === id || before.includes(next))
        problems.push({ field: place, message: `Leads back to ${next}: a programme has no circles` })
      else if (!seen.has(next)) follow(next, [...before, id])
    }
  }
  follow(start, [])
  steps.forEach(({ id }, i) => {
    if (!seen.has(id)) problems.push({ field: `steps.${i}.id`, message: `Nothing leads to the step ${id}` })
  })
  return problems
}

function unknownNames(document: ProgrammeDocument, known: Known): ProgrammeProblem[] {
  const problems: ProgrammeProblem[] = []
  const check = (list: string[], id: string, field: string, what: string): void => {
    if (!list.includes(id)) problems.push({ field, message: `There is no ${what} ${id}` })
  }
  document.entry.stages.forEach((id, i) => check(known.stages, id, `entry.stages.${i}`, 'stage'))
  document.entry.reasons?.forEach((id, i) => check(known.reasons, id, `entry.reasons.${i}`, 'reason'))
  check(known.purposes, document.purpose, 'purpose', 'purpose')
  document.steps.forEach((one, i) => {
    if (one.does === 'mail') {
      const { id, template } = one
      const field = `steps.${i}.template`
      check(known.templates, template, field, 'template')
      const keeps = known.keeps.some((kept) => kept.id === id && kept.template === template)
      if (known.retired.includes(template) && !keeps)
        problems.push({ field, message: `The template ${template} is retired` })
    }
    if (one.does === 'task' && one.activity !== undefined)
      check([...known.activities, ATTEMPT], one.activity, `steps.${i}.activity`, 'activity')
    if (one.does === 'webhook') check(known.hooks, one.hook, `steps.${i}.hook`, 'webhook')
  })
  return problems
}
