import { checkExpression } from './expression.check.ts'
import { describeTerm } from './expression.describe.ts'
import { fitScope, stageScope, touchScope, type Scope } from './expression.scope.ts'
import { standardCel } from './expression.standard.ts'
import { readFields } from './fields.rules.ts'
import type { AgreementDocument } from './schema.ts'
import { en, type AgreementWords } from './words/en.ts'

/** What a sentence speaks of, so that a screen can link to it. `id` is the agreement's. */
export interface Ref {
  kind: 'stage' | 'rule' | 'criterion' | 'field' | 'reason' | 'target' | 'calendar' | 'group' | 'activity'
  id: string
}

/** One value within a sentence: what a diff compares, and how it tells of the change. `{}` in `now` is the value. */
export interface Facet {
  now: string
  value: string
  /** what decides whether the meaning differs; text that people read can be alike for different conditions */
  basis: string
  /** the sentence as a whole: told only when no single value tells of the change */
  whole?: true
}

/** `path`: where it stands in the file, dotted, with ids in place of list positions. */
export interface Sentence {
  path: string
  text: string
  refs: Ref[]
  facets: Facet[]
  /** everything of the file that this sentence says, as prefixes of paths */
  covers: string[]
  /** Markdown that belongs to it: a job aid */
  body?: string
}

export interface Clause {
  /** "3.2" */
  number: string
  title: string
  sentences: Sentence[]
}

export interface Section {
  id: string
  number: number
  title: string
  /** says again, from one side's view, what other sections say: a diff leaves it out */
  restates: boolean
  clauses: Clause[]
}

export type Place = 'stage' | 'fit' | 'touch'

/** What all parts of the text need. */
export interface Wording {
  document: AgreementDocument
  /** of the language that it is read in */
  words: AgreementWords
  /** a stage's name in quotation marks */
  stage: (id: string) => string
  /** a condition in words, and its meaning as standard CEL */
  condition: (text: string, place: Place) => { words: string; basis: string }
}

export function wordingOf(document: AgreementDocument, words: AgreementWords = en): Wording {
  const lead = readFields(document.lead, [])
  const activities = Object.values(document.stages).flatMap((stage) => stage.activities)
  const names = new Map(activities.map(({ id, name }) => [id, words.terms.quote(name)]))
  const spoken: NonNullable<Scope['words']> = {
    value: (value) => names.get(String(value)) ?? words.terms.value(value),
    touch: words.conditions.touch,
  }
  const scopes = {
    stage: { ...stageScope(lead, null), words: spoken },
    fit: { ...fitScope(lead), words: spoken },
    touch: { ...touchScope(lead), words: spoken },
  }
  return {
    document,
    words,
    stage: (id) => words.terms.quote(document.stages[id]?.name ?? id),
    condition: (text, place) => {
      const checked = checkExpression(text, scopes[place])
      if (!('term' in checked)) return { words: text, basis: text }
      return { words: describeTerm(checked.term, scopes[place], words), basis: standardCel(checked.term) }
    },
  }
}

export function facet(now: string, value: string, basis = value): Facet {
  return { now, value, basis }
}

/** A sentence; without facets its own text is what a diff compares. */
export function say(
  path: string,
  text: string,
  more: { refs?: Ref[]; facets?: Facet[]; covers?: string[]; body?: string } = {},
): Sentence {
  const { refs = [], facets = [], covers = [path], body } = more
  return { path, text, refs, facets, covers, ...(body !== undefined && { body }) }
}

/** Keys for list items that may look alike: `mql#0`, `mql#1`. */
export function keyed<T>(items: readonly T[], key: (item: T) => string): { key: string; item: T }[] {
  const seen = new Map<string, number>()
  return items.map((item) => {
    const name = key(item)
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    return { key: `${name.replaceAll('.', '·')}#${nth}`, item }
  })
}
