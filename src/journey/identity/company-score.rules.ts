/**
 * A company's score from its people, and which levels of a buying group are there (docs/companies.md). A rule of our
 * own: one strong person makes a company interesting, and further people count for less each, so that a crowd of
 * strangers does not outweigh one buyer; people of several levels who are engaged make a purchase likelier than more of one.
 */
export const LEVELS = ['decides', 'manages', 'uses'] as const
export type Level = (typeof LEVELS)[number]

export interface Engaged {
  score: number
  /** points for what the person did; none: known, not engaged */
  engagement: number
  /** `c_level`, `vp`, `director`, `manager`, `individual`; null: not known */
  seniority: string | null
}

export interface CompanyScore {
  total: number
  /** they add up to the total */
  parts: { part: 'strongest' | 'further' | 'breadth'; points: number; people: number }[]
  people: number
  engaged: number
  /** people by level, those who are engaged among them; what nobody is at is missing */
  group: { level: Level; people: number; engaged: number }[]
}

/** Each further person counts half of the one before. */
const NEXT = 0.5
/** Who comes after them adds less than a point. */
export const STRONGEST = 8
/** For each level beyond the first at which somebody is engaged. */
const BREADTH = 10

const LEVEL_OF: Record<string, Level | undefined> = {
  c_level: 'decides',
  vp: 'decides',
  director: 'manages',
  manager: 'manages',
  individual: 'uses',
}

export function levelOf(seniority: string | null): Level | null {
  return seniority !== null && Object.hasOwn(LEVEL_OF, seniority) ? LEVEL_OF[seniority]! : null
}

export function companyScore(people: readonly Engaged[]): CompanyScore {
  const scores = people
    .map(({ score }) => Math.max(0, score))
    .filter((score) => score > 0)
    .sort((a, b) => b - a)
    .slice(0, STRONGEST)
  const [strongest = 0, ...rest] = scores
  const further = Math.round(rest.reduce((sum, score, i) => sum + score * NEXT ** (i + 1), 0))
  const group = LEVELS.map((level) => {
    const there = people.filter(({ seniority }) => levelOf(seniority) === level)
    return { level, people: there.length, engaged: there.filter(isEngaged).length }
  })
  const levels = group.filter(({ engaged }) => engaged > 0).length
  const parts: CompanyScore['parts'] = [
    { part: 'strongest', points: strongest, people: strongest > 0 ? 1 : 0 },
    { part: 'further', points: further, people: rest.length },
    { part: 'breadth', points: Math.max(0, levels - 1) * BREADTH, people: levels },
  ]
  return {
    total: parts.reduce((sum, { points }) => sum + points, 0),
    parts,
    people: people.length,
    engaged: people.filter(isEngaged).length,
    group,
  }
}

function isEngaged({ engagement }: Engaged): boolean {
  return engagement > 0
}
