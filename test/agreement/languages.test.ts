import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { compileAgreement } from '#journey/agreement/compile.ts'
import { conditionFields } from '#journey/agreement/condition.fields.ts'
import { contractMarkdown } from '#journey/agreement/contract-markdown.ts'
import { contractText, type Contract } from '#journey/agreement/contract-text.ts'
import { agreementDiff } from '#journey/agreement/diff.ts'
import type { AgreementDocument } from '#journey/agreement/schema.ts'
import { de } from '#journey/agreement/words/de.ts'

const DEFAULT = readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8')

/** Words that hold an English sentence together. None of them is a German word. */
const ENGLISH = new RegExp(
  `\\b(${'the a an and or of is are not now if when then after within goes to has have every each must may been from with at least most more less than called number points hours days months instead new nobody who whoever this that there it lead’s business'
    .split(' ')
    // German has these as well
    .filter((word) => !['an', 'must', 'at', 'not'].includes(word))
    .join('|')})\\b`,
  'i',
)

/** What people write in an agreement, and where: replaced by marks, so that every English word left is Baton's own. */
const WRITTEN = /^(name|label|because|nextStep|title|ask|question|script|body)$/
/** Ids and values that are shown become words of their own: marked as well. */
const PERIODS = { finish: 'rejudge', rotation: 'desk', optional: 'required' } as Record<string, string>

type Any = Record<string, unknown>

function marked(value: unknown, key: string, path: string, flip: (path: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item, i) => marked(item, key, `${path}.${i}`, flip))
  if (value !== null && typeof value === 'object') {
    if (key === 'holidays') return Object.fromEntries(Object.keys(value).map((date) => [date, '⟦x⟧']))
    return Object.fromEntries(
      Object.entries(value).map(([inner, part]) => [inner, marked(part, inner, `${path}.${inner}`, flip)]),
    )
  }
  if (typeof value === 'string' && WRITTEN.test(key)) return `⟦${path.length}${key}⟧`.replaceAll('_', '')
  if (typeof value === 'string' && key === 'values') return value
  if (!flip(path)) return value
  if (typeof value === 'boolean' && key === 'required') return !value
  if (typeof value === 'number' && ['points', 'cap', 'attempts', 'atLeast'].includes(key)) return value + 1
  if (typeof value === 'string' && Object.hasOwn(PERIODS, value)) return PERIODS[value]
  return typeof value === 'string' && /^\d+ /.test(value)
    ? value.replace(/^\d+/, (n) => String(Number(n) + 1))
    : value
}

const plain = parse(DEFAULT) as Any
const routing = {
  sales: {
    offHours: 'skip',
    rules: [
      { id: 'r1', because: 'x', to: { accountOwner: true } },
      { id: 'r2', because: 'x', to: { team: 'x' }, when: "lead.country == 'AT'", otherwise: 'wait' },
      { id: 'r3', because: 'x', to: { people: ['x', 'y'] }, pick: 'weighted', weights: { x: 2 } },
      { id: 'r4', because: 'x', to: { speaks: 'lead.language' }, pick: 'least_load' },
      { id: 'r5', because: 'x', to: { everybody: true } },
    ],
  },
}

function version(flip: (path: string) => boolean): { text: string; document: AgreementDocument } | null {
  const copy = marked({ ...plain, routing }, '', '', flip)
  const text = stringify(copy)
  const compiled = compileAgreement(text)
  return compiled.ok ? { text, document: compiled.document } : null
}

/** Without what stands in quotation marks, and the ids and values of the file: they stay as people wrote them. */
function ours(text: string): string {
  return text
    .replaceAll(/„[^“]*“/g, '')
    .replaceAll(/⟦[^⟧]*⟧/g, '')
    .replaceAll(/\b[a-z]+(?:_[a-z]+)+\b|lead\.\w+/g, '')
}

/** Ids and values are shown with spaces: they are the agreement's, and no language's. */
const VALUES = new Set([
  ...[...DEFAULT.matchAll(/[a-z]+(?:_[a-z]+)+/g)].map(([id]) => id.replaceAll('_', ' ')),
  ...[...DEFAULT.matchAll(/values: \[([^\]]*)\]/g)].flatMap(([, list = '']) => list.split(', ')),
])
const withoutValues = (text: string): string =>
  [...VALUES].sort((a, b) => b.length - a.length).reduce((rest, value) => rest.replaceAll(value, ''), text)

const sentencesOf = (contract: Contract) =>
  contract.sections.flatMap(({ clauses }) => clauses.flatMap(({ sentences }) => sentences))
/** Which places are changed: about half of them, others with every seed. */
const flips = fc
  .integer()
  .map(
    (seed) => (path: string) =>
      ([...path].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, seed) & 8) !== 0,
  )
const english = (texts: readonly string[]): string[] =>
  texts.filter((text) => ENGLISH.test(withoutValues(ours(text))))

describe('given any agreement', () => {
  test('when it is read in German, then every clause and sentence is there, and none is half English', () => {
    let read = 0
    fc.assert(
      fc.property(flips, (flip) => {
        const given = version(flip)
        fc.pre(given !== null)
        read++
        const [ours, theirs] = [contractText(given!.document), contractText(given!.document, de)]
        expect(theirs.sections.map(({ clauses }) => clauses.length)).toEqual(
          ours.sections.map(({ clauses }) => clauses.length),
        )
        expect(
          sentencesOf(theirs).map(({ path, facets }) => [path, facets.map(({ basis }) => basis).length]),
        ).toEqual(sentencesOf(ours).map(({ path, facets }) => [path, facets.length]))
        expect(
          english(theirs.sections.flatMap(({ title, clauses }) => [title, ...clauses.map((c) => c.title)])),
        ).toEqual([])
        expect(english(sentencesOf(theirs).map(({ text }) => text))).toEqual([])
        expect(
          english(sentencesOf(theirs).flatMap(({ facets }) => facets.map(({ now, value }) => now + value))),
        ).toEqual([])
      }),
      { numRuns: 8 },
    )
    expect(read).toBeGreaterThan(3)
  })

  test('when two are compared in German, then it finds the same changes, and tells of them in German', () => {
    const before = version(() => false)!
    fc.assert(
      fc.property(flips, (flip) => {
        const after = version(flip)
        fc.pre(after !== null)
        const [ours, theirs] = [agreementDiff(before, after!), agreementDiff(before, after!, de)]
        const told = (diff: typeof ours) => diff.sections.flatMap(({ entries }) => entries)
        expect(told(theirs).map(({ path, is }) => [path, is])).toEqual(
          told(ours).map(({ path, is }) => [path, is]),
        )
        expect(english(told(theirs).map(({ summary }) => summary))).toEqual([])
      }),
      { numRuns: 8 },
    )
  })
})

describe('given the default agreement in German', () => {
  const compiled = compileAgreement(DEFAULT)
  if (!compiled.ok) throw new Error('the default agreement does not compile')
  const { document } = compiled
  const text = contractMarkdown(contractText(document, de), de)

  test.each([
    ['Version 1, in Kraft ab 1. Januar 2000.'],
    ['Number of employees ist mindestens 50 und Number of employees ist höchstens 5.000'],
    ['Wer den Lead angeboten bekommt, hat 4 Geschäftsstunden, um ihn anzunehmen oder zurückzugeben.'],
    ['wenn es echten Kontakt oder 6 Versuche gab, den letzten mindestens 3 Tage nach dem ersten.'],
    ['Marketing liefert 10 bis 35 % der Pipeline jedes Quartals.'],
    ['Geschäftszeit zählt montags, dienstags, mittwochs, donnerstags und freitags von 09:00 bis 17:00'],
  ])('then it says: %s', (sentence) => {
    expect(text).toContain(sentence)
  })

  test.each([
    [
      'answerWithin: 4 business hours',
      'answerWithin: 2 business hours',
      'Vertrieb hat jetzt 2 statt 4 Geschäftsstunden, um ein Angebot in „Sales-ready lead“ anzunehmen oder zurückzugeben.',
    ],
    [
      'within: 24 months',
      'within: 12 months',
      'Marketing hat jetzt 12 statt 24 Monate für: Look again at the end of the watch.',
    ],
  ])('when %s becomes %s, then one German line tells of it', (from, to, line) => {
    const changed = DEFAULT.replace(from, () => to)
    const other = compileAgreement(changed)
    if (!other.ok) throw new Error('the changed agreement does not compile')
    const diff = agreementDiff({ text: DEFAULT, document }, { text: changed, document: other.document }, de)
    expect(diff.summary).toBe('1 Änderung')
    expect(diff.sections[0]?.entries[0]?.summary).toBe(line)
  })

  test('when a condition is built, then the form offers German words for what is not the agreement’s own', () => {
    const labels = conditionFields(document, 'criterion', de).flatMap(({ name, label, group, operators }) => [
      ...(name.startsWith('lead.') ? [] : [label]),
      group,
      ...operators.map((operator) => operator.label),
    ])
    expect(english(labels)).toEqual([])
    expect(labels).toContain('Anzahl: Demo angefragt')
  })
})

describe('given what the checks of an agreement find', () => {
  test('when anything of it is broken, then a finding is German as a whole or English as a whole', () => {
    const texts = [
      DEFAULT.replace('answerWithin: 4 business hours', 'answerWithin: soon'),
      DEFAULT.replace('answerWithin: 4 business hours', ''),
      DEFAULT.replace('owner: leadgen', 'owner: nobody'),
      DEFAULT.replace('then: { move: nurture', 'then: { move: nurtur'),
      DEFAULT.replace('halfLife: ', 'halfLife: 3 business days # '),
      DEFAULT.replace('agreement: 1', 'agreement: 2'),
      DEFAULT.replace('if: touched.demo_requested >= 1', 'if: touchd.demo_requested >= 1'),
      DEFAULT.replace('owner: sales', 'owner: marketing'),
    ]
    const found = texts.flatMap((text) => {
      const compiled = compileAgreement(text)
      return compiled.ok ? [] : compiled.problems.map(({ message }) => message)
    })
    const told = found.map((message) => [message, de.finding(message)] as const)
    const german = told.filter(([before, after]) => before !== after).map(([, after]) => after)
    expect(german.length).toBeGreaterThanOrEqual(5)
    expect(english(german.map((text) => text.replaceAll(/`[^`]*`|"[^"]*"/g, '')))).toEqual([])
  })

  test.each([
    [
      '`stages.mql.within` must be a number, not text. Did you mean `x`?',
      '`stages.mql.within` muss eine Zahl sein, nicht Text. Meinten Sie `x`?',
    ],
    ['There is no stage `mqx`. Did you mean `mql`?', 'Es gibt keine Phase `mqx`. Meinten Sie `mql`?'],
    [
      'A stage of kind work must be owned by sales or leadgen, not marketing.',
      'Für eine Phase der Art work muss sales oder leadgen zuständig sein, nicht marketing.',
    ],
    ['A finding that nobody has translated yet.', null],
  ])('then %s', (message, german) => {
    expect(de.finding(message)).toBe(german ?? message)
  })
})
