import { contractText, type Contract } from './contract-text.ts'
import { wordingOf, type Ref, type Sentence } from './contract-text.parts.ts'
import { leavesOf } from './diff.leaves.ts'
import { changeInWords } from './diff.summary.ts'
import { markWords, type Mark } from './diff.words.ts'
import type { AgreementDocument } from './schema.ts'
import { en, type AgreementWords } from './words/en.ts'

export interface DiffEntry {
  is: 'added' | 'removed' | 'changed'
  /** where it stands in the file, dotted, with ids in place of list positions */
  path: string
  /** the title of the clause: a stage's name, "Points for who it is" */
  clause: string
  summary: string
  before: string | null
  after: string | null
  /** the old and the new sentence in one, word by word */
  marks: Mark[]
  refs: Ref[]
}

/** `identical`: the same bytes. `file`: only comments, order or layout differ. `changed`: at least one entry. JSON-safe. */
export interface AgreementDiff {
  is: 'identical' | 'file' | 'changed'
  summary: string
  sections: { id: string; title: string; entries: DiffEntry[] }[]
}

interface Version {
  text: string
  document: AgreementDocument
}

/** What changed in meaning between two versions, in the words of the contract. The version's number does not count. */
export function agreementDiff(before: Version, after: Version, words: AgreementWords = en): AgreementDiff {
  const contracts = {
    before: contractText(before.document, words),
    after: contractText(after.document, words),
  }
  const told = compareSentences(contracts.before, contracts.after, words.diff)
  const silent = compareLeaves(before.document, after.document, told, words.diff)
  const all = [...told.map(({ section, entry }) => ({ section, entry })), ...silent]
  const titles = new Map(
    [...contracts.before.sections, ...contracts.after.sections].map(({ id, title }) => [id, title]),
  )
  const sections = [...titles].map(([id, title]) => ({
    id,
    title,
    entries: all.filter(({ section }) => section === id).map(({ entry }) => entry),
  }))
  if (all.length > 0) {
    return {
      is: 'changed',
      summary: words.diff.changes(all.length, words.terms.number(all.length)),
      sections: sections.filter(({ entries }) => entries.length > 0),
    }
  }
  return before.text === after.text
    ? { is: 'identical', summary: words.diff.identical, sections: [] }
    : { is: 'file', summary: words.diff.file, sections: [] }
}

interface Told {
  section: string
  entry: DiffEntry
  covers: readonly string[]
}

interface Placed {
  section: string
  clause: string
  sentence: Sentence
}

function compareSentences(before: Contract, after: Contract, words: AgreementWords['diff']): Told[] {
  const [old, now] = [sentencesOf(before), sentencesOf(after)]
  const told: Told[] = []
  for (const [path, { section, clause, sentence }] of now) {
    const was = old.get(path)?.sentence
    const change = was ? changeInWords(was, sentence, words) : words.added(sentence.text)
    if (change === null) continue
    const covers = [...sentence.covers, ...(was?.covers ?? [])]
    told.push({ section, covers, entry: entryOf(path, clause, change, was ?? null, sentence) })
  }
  for (const [path, { section, clause, sentence }] of old) {
    if (now.has(path)) continue
    const entry = entryOf(path, clause, words.removed(sentence.text), sentence, null)
    told.push({ section, covers: sentence.covers, entry })
  }
  return told
}

function sentencesOf(contract: Contract): Map<string, Placed> {
  const own = contract.sections.filter(({ restates }) => !restates)
  return new Map(
    own.flatMap(({ id, clauses }) =>
      clauses.flatMap(({ title, sentences }) =>
        sentences.map((sentence) => [sentence.path, { section: id, clause: title, sentence }] as const),
      ),
    ),
  )
}

function entryOf(
  path: string,
  clause: string,
  summary: string,
  was: Sentence | null,
  is: Sentence | null,
): DiffEntry {
  const [before, after] = [was && withBody(was), is && withBody(is)]
  return {
    is: was === null ? 'added' : is === null ? 'removed' : 'changed',
    path,
    clause,
    summary,
    before,
    after,
    marks: markWords(before ?? '', after ?? ''),
    refs: (is ?? was)?.refs ?? [],
  }
}

function withBody({ text, body }: Sentence): string {
  return body === undefined ? text : `${text}\n\n${body}`
}

/** Differences that no changed sentence tells of: an order, or a value that sentences leave out. */
function compareLeaves(
  before: AgreementDocument,
  after: AgreementDocument,
  told: readonly Told[],
  words: AgreementWords['diff'],
): { section: string; entry: DiffEntry }[] {
  const [old, now] = [leavesOf(wordingOf(before)), leavesOf(wordingOf(after))]
  const covered = new Set(told.flatMap(({ covers }) => covers))
  const paths = [...new Set([...old.keys(), ...now.keys()])]
  return paths
    .filter((path) => old.get(path) !== now.get(path) && !isCovered(path, covered))
    .filter((path) => !path.endsWith('@order') || isReordered(old.get(path), now.get(path)))
    .map((path) => ({
      section: sectionOf(path, after),
      entry: plainEntry(path, old.get(path), now.get(path), words),
    }))
}

function isCovered(path: string, covered: ReadonlySet<string>): boolean {
  const parts = path.split('.')
  return parts.some((_, i) => covered.has(parts.slice(0, i + 1).join('.')))
}

// what was added or removed is told by its own sentence; an order has changed when the rest stands otherwise
function isReordered(before: string | undefined, after: string | undefined): boolean {
  const [a, b] = [before, after].map((order) => JSON.parse(order ?? '[]') as string[]) as [string[], string[]]
  const rest = a.filter((key) => b.includes(key))
  return rest.some((key, i) => b.filter((other) => a.includes(other))[i] !== key)
}

function sectionOf(path: string, { path: way }: AgreementDocument): string {
  const [root = '', id = ''] = path.split('.')
  if (root === 'stages') return way.includes(id) ? 'path' : 'beside'
  const homes: Record<string, string> = {
    name: 'parties',
    lead: 'lead',
    scoring: 'lead',
    path: 'path',
    fastTrack: 'path',
    routing: 'routing',
    returnReasons: 'reasons',
    disqualifyReasons: 'reasons',
    targets: 'targets',
    markets: 'terms',
    offers: 'terms',
    segments: 'terms',
    calendars: 'terms',
  }
  return homes[root] ?? 'change'
}

function plainEntry(
  path: string,
  before: string | undefined,
  after: string | undefined,
  words: AgreementWords['diff'],
): DiffEntry {
  const order = path.endsWith('.@order')
  const place = path.replace('.@order', '').replaceAll('.', ' › ').replaceAll('_', ' ')
  return {
    is: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
    path,
    clause: order ? words.order : words.details,
    summary: order
      ? words.orderNow(place)
      : words.valueNow(place, after ?? words.notGiven, before ?? words.notGiven),
    before: before ?? null,
    after: after ?? null,
    marks: markWords(before ?? '', after ?? ''),
    refs: [],
  }
}
