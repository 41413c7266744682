import { squash } from './cells.rules.ts'
import type { Recognition } from './header-recognition.rules.ts'
import { aliasName } from './header-recognition.rules.ts'
import type { FileMapping } from './mapping-schema.ts'
import type { SampledFile } from './propose-mapping.rules.ts'

export interface JoinCandidate {
  role: string
  file: SampledFile
  recognition: Recognition
}

type Join = NonNullable<FileMapping['join']>

/** How the other files hang on the primary one, directly or over each other; files that fit nowhere are left out. */
export function findJoins(primary: JoinCandidate, all: JoinCandidate[]): Map<JoinCandidate, Join> {
  const joins = new Map<JoinCandidate, Join>()
  const attached = [primary]
  // Lists of people are not joined to people: each is a list of leads of its own, to be imported by itself.
  let waiting = all.filter(
    (candidate) => candidate !== primary && !['lead', 'contact'].includes(candidate.recognition.object),
  )
  // Each round attaches what fits to what is attached: contacts, then links, then deals, then stages of deals.
  for (let round = 0; round < 4 && waiting.length > 0; round++) {
    const found = waiting.flatMap((child) => {
      const fits = attached.flatMap((parent) => joinOf(parent, child, parent === primary))
      const best = fits.sort((a, b) => b.score - a.score)[0]
      return best ? [{ child, ...best }] : []
    })
    for (const { child, join } of found) joins.set(child, join)
    attached.push(...found.map(({ child }) => child))
    waiting = waiting.filter((child) => !joins.has(child))
  }
  return joins
}

function joinOf(
  parent: JoinCandidate,
  child: JoinCandidate,
  isPrimary: boolean,
): { join: Join; score: number }[] {
  const byId = idPairs(parent, child).map(([there, here, score]) => ({ there, here, score }))
  const byName = byId.length > 0 ? [] : namePairs(parent, child)
  return [...byId, ...byName].map(({ there, here, score }) => {
    const many = !isUnique(child, here) || child.recognition.object === 'link'
    const text = byId.length === 0
    const join: Join = {
      on: `${there} = ${here}`,
      ...(isPrimary ? {} : { to: parent.role }),
      ...(text ? { normalise: 'squash' as const } : {}),
      ...(many || makesEvents(child, parent) ? { many: true } : {}),
    }
    return { join, score }
  })
}

/** Deals, activities and submissions are events of a person even where each person happens to have one. */
function makesEvents({ recognition: { object } }: JoinCandidate, parent: JoinCandidate): boolean {
  if (parent.recognition.object === 'link') return false
  return object === 'opportunity' || object === 'activity' || object === 'form' || object === 'stages'
}

/** The parent names the child's id, or the child names the parent's. */
function idPairs(parent: JoinCandidate, child: JoinCandidate): [string, string, number][] {
  const own = (candidate: JoinCandidate) =>
    candidate.recognition.columns.find(({ idOf }) => idOf === 'self')?.header
  const foreign = (candidate: JoinCandidate, to: JoinCandidate) => {
    const wanted = to.recognition.object
    return candidate.recognition.columns.find(
      ({ idOf }) =>
        idOf === wanted ||
        (wanted === 'contact' && idOf === 'lead' && candidate.recognition.object !== 'lead') ||
        (wanted === 'lead' && idOf === 'contact' && candidate.recognition.object !== 'opportunity'),
    )?.header
  }
  const pairs: [string, string, number][] = []
  const parentOwn = own(parent)
  const childOwn = own(child)
  const childNames = foreign(child, parent)
  const parentNames = foreign(parent, child)
  if (parentOwn && childNames)
    pairs.push([parentOwn, childNames, 3 + overlap(parent, parentOwn, child, childNames)])
  if (childOwn && parentNames)
    pairs.push([parentNames, childOwn, 2 + overlap(parent, parentNames, child, childOwn)])
  return pairs
}

/** Columns of words with mostly the same values under the same or a related name; ids and numbers agree by chance. */
function namePairs(
  parent: JoinCandidate,
  child: JoinCandidate,
): { there: string; here: string; score: number }[] {
  return parent.file.table.headers.flatMap((there, at) => {
    return child.file.table.headers.flatMap((here, index) => {
      const related =
        aliasName(there) === aliasName(here) ||
        (isCompany(parent, at) && (isCompany(child, index) || aliasName(here) === 'name'))
      const profile = child.file.profiles[index]!
      if (
        !related ||
        profile.type !== 'text' ||
        profile.filled < child.file.sample.length * 0.9 ||
        !isUnique(child, here)
      )
        return []
      const score = overlap(parent, there, child, here)
      const isCompanyTable = child.recognition.object === 'account' && isCompany(parent, at)
      return score > 0.3 || isCompanyTable ? [{ there, here, score: score + (isCompanyTable ? 0.1 : 0) }] : []
    })
  })
}

function isCompany({ recognition }: JoinCandidate, index: number): boolean {
  return recognition.columns[index]?.target === 'company'
}

function isUnique({ file }: JoinCandidate, header: string): boolean {
  const values = valuesOf(file, header)
  return new Set(values).size === values.length
}

function valuesOf(file: SampledFile, header: string): string[] {
  const index = file.table.headers.indexOf(header)
  return file.sample.map((row) => squash(row[index] ?? '')).filter((text) => text !== '')
}

/** The share of the parent's different values that the child has. */
function overlap(parent: JoinCandidate, there: string, child: JoinCandidate, here: string): number {
  const known = new Set(valuesOf(child.file, here))
  const asked = [...new Set(valuesOf(parent.file, there))]
  return asked.length === 0 ? 0 : asked.filter((text) => known.has(text)).length / asked.length
}
