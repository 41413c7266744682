import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { agreementDiff, type AgreementDiff } from '#journey/agreement/diff.ts'
import { markWords } from '#journey/agreement/diff.words.ts'

const DEFAULT = readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8')

function version(text: string) {
  const compiled = compileAgreement(text)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  return { text, document: compiled.document }
}
const before = version(DEFAULT)

function changed(from: string, to: string): AgreementDiff {
  if (!DEFAULT.includes(from)) throw new Error(`${from} is not in the default agreement`)
  return agreementDiff(before, version(DEFAULT.replace(from, () => to)))
}
const summaries = (diff: AgreementDiff): string[] =>
  diff.sections.flatMap((section) => section.entries.map((entry) => entry.summary))

describe('given a version with one thing changed, then one line tells of it', () => {
  test.each([
    [
      'answerWithin: 4 business hours',
      'answerWithin: 2 business hours',
      'Sales now has 2 instead of 4 business hours to accept or return an offer of “Sales-ready lead”.',
    ],
    [
      'within: 2 business days\n    then: { move: nurture, because: Not ready',
      'within: 1 business day\n    then: { move: nurture, because: Not ready',
      'Marketing now has 1 instead of 2 business days to make the first response and complete the data.',
    ],
    [
      'id: decider, points: 15',
      'id: decider, points: 1',
      '“Decides or signs” now gives plus 1 point instead of plus 15 points.',
    ],
    [
      'of: pipeline, credit: sourced, from: 10, to: 35, period: quarter',
      'of: pipeline, credit: sourced, from: 20, to: 35, period: quarter',
      'Marketing now sources 20 to 35 % instead of 10 to 35 % of the pipeline of each quarter.',
    ],
    [
      'stage: mql, atLeast: 60',
      'stage: mql, atLeast: 80',
      'At least 80 instead of 60 leads now enter “Marketing-qualified lead” each month.',
    ],
    [
      "when: 'lead.employees < 5'",
      "when: 'lead.employees < 6'",
      '“Very small company” now applies if number of employees is less than 6 instead of number of employees is less than 5.',
    ],
    [
      'transition: finish',
      'transition: rejudge',
      'Leads on their way when it comes into force now are judged by this version from its first day instead of end their pass under the version under which they began it.',
    ],
    [
      'review: 2027-06-30',
      'review: 2027-09-30',
      'The agreement is now to be reviewed by 30 September 2027 instead of 30 June 2027.',
    ],
  ])('%s → %s', (from, to, told) => {
    expect(summaries(changed(from, to))).toEqual([told])
  })

  test('when a reason is left out and another is new, then both are named', () => {
    const diff = changed('spam: { label: Spam or a joke,', 'joke: { label: A joke,')
    expect(diff.sections.map(({ title }) => title)).toEqual(['Returning and disqualifying'])
    expect(diff.sections[0]!.entries.map(({ is }) => is)).toEqual(['added', 'removed'])
  })

  test('when two ways out change places, then it is told that the order matters', () => {
    const way = (title: string): string => `  - title: ${title}\n        body: |\n`
    const swapped = changed(way('Is it a lead at all?'), way('Is it one?'))
    expect(swapped.sections[0]!.entries.length).toBe(2)
    const fields = changed(
      '- { id: brief_read, name: Brief read }',
      '- { id: brief_read, name: Brief read }\n      - { id: other, name: Other }',
    )
    expect(summaries(fields)).toEqual(['New: Activity: Other.'])
    const path = structuredClone(parse(DEFAULT)) as { scoring: { fit: { rules: unknown[] } } }
    path.scoring.fit.rules.reverse()
    const turned = agreementDiff(before, version(stringify(path)))
    expect(summaries(turned)).toEqual(['The order of scoring › fit › rules has changed.'])
  })
})

describe('given a version that says the same', () => {
  test('when not a byte differs, then it is identical', () => {
    expect(agreementDiff(before, version(DEFAULT)).is).toBe('identical')
  })

  test('when only comments, quotes and layout differ, then only the wording of the file has changed', () => {
    const text = `# new\n${DEFAULT.replace("'lead.employees < 5'", '"lead.employees<5"')}`
    expect(agreementDiff(before, version(text))).toMatchObject({ is: 'file', sections: [] })
    expect(agreementDiff(before, version(stringify(parse(DEFAULT)))).is).toBe('file')
  })

  test('when only the number of the version differs, then nothing has changed in meaning', () => {
    expect(changed('version: 1', 'version: 2').is).toBe('file')
  })
})

type Path = (string | number)[]

function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

function other(value: unknown, salt: number): unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1]
  if (typeof value === 'boolean') return [!value]
  const text = String(value)
  const names = [
    'mql',
    'nurture',
    'closed',
    'lost',
    'inquiry',
    'disqualified',
    'sales',
    'leadgen',
    'marketing',
  ]
  return [
    ...(/^\d+ /.test(text) ? [text.replace(/^\d+/, (n) => String(Number(n) + 1 + salt))] : []),
    ...names.filter((name) => name !== text),
    ...[
      'month',
      'year',
      'influenced',
      'revenue',
      'optional',
      'required',
      'rotation',
      'desk',
      'keep',
      'number',
    ].filter((w) => w !== text),
    `${text} indeed`,
    text.replace(/\d/, (d) => String((Number(d) + 1) % 10)),
    `!(${text})`,
  ]
}

describe('given any single value of the agreement', () => {
  const plain = parse(DEFAULT) as object
  // the number of the version only names the two sides
  const paths = leaves(plain).filter((path) => path[0] !== 'version' && path[0] !== 'agreement')

  test('when it is changed to one that compiles, then the diff is not empty', { timeout: 120_000 }, () => {
    let tried = 0
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.nat(3), fc.nat(40), (path, salt, pick) => {
        const copy = structuredClone(plain) as Record<string | number, unknown>
        const parent = path.slice(0, -1).reduce((at, key) => at[key] as typeof copy, copy)
        const key = path.at(-1)!
        const options = other(parent[key], salt).filter((option) => option !== parent[key])
        parent[key] = options[pick % options.length]
        const compiled = compileAgreement(stringify(copy))
        fc.pre(compiled.ok)
        if (!compiled.ok) return
        tried++
        const diff = agreementDiff(before, { text: '', document: compiled.document })
        expect(diff.is, `${path.join('.')} = ${String(parent[key])}`).toBe('changed')
        expect(summaries(diff).every((line) => line.length > 0)).toBe(true)
      }),
      { numRuns: 120 },
    )
    expect(tried).toBeGreaterThan(60)
  })
})

describe('given two texts', () => {
  test('when words are marked, then the marks hold both texts', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ' ', '\n'), { maxLength: 30 }).map((w) => w.join(''))
    fc.assert(
      fc.property(text, text, (old, now) => {
        const marks = markWords(old, now)
        const without = (is: string): string =>
          marks
            .filter((mark) => mark.is !== is)
            .map((mark) => mark.text)
            .join('')
        expect(without('added')).toBe(old)
        expect(without('removed')).toBe(now)
      }),
    )
  })
})
