import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compileAgreement } from '#journey/agreement/compile.ts'

const DEFAULT = readFileSync(new URL('../../agreements/default.yaml', import.meta.url), 'utf8')
const AT = DEFAULT.split('\n').findIndex((line) => line.includes('id: tiny')) + 1

/** The default agreement with another condition in its rule `tiny`. */
const rule = (cel: string): string => DEFAULT.replace("'lead.employees < 5'", () => JSON.stringify(cel))
/** The same with more lines above a line that holds the mark. */
const above = (mark: string, lines: string[]): string =>
  DEFAULT.replace(mark, () => `${lines.join('\n')}\n${mark}`)
const times = (n: number, line: (i: number) => string): string[] =>
  Array.from({ length: n }, (_, i) => line(i))

const heavy = times(30, () => "lead.title.lowerAscii().contains('x')").join(' || ')
const TINY = '      - { id: tiny,'

test.each<[string, string, string, number | null]>([
  [
    'a condition of 8,000 characters',
    rule(times(400, () => 'lead.employees < 5').join(' || ')),
    'longer than 2000',
    AT,
  ],
  ['brackets 300 deep', rule(`${'('.repeat(300)}true${')'.repeat(300)}`), 'nests too deeply', AT],
  ['`not` 300 deep', rule(`${'!'.repeat(300)}known.phone`), 'nests deeper than 20', AT],
  ['choices 30 deep', rule(`${'known.phone ? true : '.repeat(30)}false`), 'nests deeper than 20', AT],
  ['450 parts', rule(`lead.employees in [${times(420, (i) => String(i)).join(',')}]`), 'too large', AT],
  ['a pattern that backtracks', rule("lead.title.matches('(a+)+$')"), '`matches` is left out', AT],
  ['a loop over a list', rule('[1, 2].all(x, x > 0)'), '`all()` cannot be used', AT],
  [
    '600 rules',
    above(
      TINY,
      times(600, (i) => `      - { id: r${i}, points: 1, because: x, when: known.phone }`),
    ),
    'not hold more than 500',
    null,
  ],
  [
    'rules that are slow together',
    above(
      TINY,
      times(400, (i) => `      - { id: r${i}, points: 1, because: x, when: "${heavy}" }`),
    ),
    'more than 20000 parts',
    null,
  ],
  [
    '1,000 stages',
    above(
      '  closed:\n    name: Closed',
      times(
        1000,
        (i) =>
          `  s${i}: { name: x, kind: lost, owner: sales, assign: keep, nextStep: x, within: 1 day, then: repeat }`,
      ),
    ),
    'not hold more than 60',
    null,
  ],
  [
    '600 fields',
    above(
      '    notes: {',
      times(600, (i) => `    f${i}: { type: string, label: x }`),
    ),
    'not hold more than 500',
    null,
  ],
  ['a list that holds itself', `a: &a [*a]\n${DEFAULT}`, 'aliases are not allowed', 1],
  ['nine lists of nine', 'a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n', 'aliases are not allowed', 2],
  [
    'a key that is none',
    DEFAULT.replace('  spam: {', '  __proto__: { label: x, to: closed }\n  spam: {'),
    'cannot be used as a name',
    null,
  ],
  ['5 MB', 'x'.repeat(5_000_000), 'larger than 1 MB', 1],
])(
  'given %s, when it is loaded, then it is refused with its place, within a second or two',
  (_what, text, message, line) => {
    const start = performance.now()
    const compiled = compileAgreement(text)
    expect(performance.now() - start).toBeLessThan(3_000)
    if (compiled.ok) throw new Error('it was taken')
    const problem = compiled.problems.find((p) => p.message.includes(message))
    expect(compiled.problems.map((p) => p.message).join('\n')).toContain(message)
    if (line !== null) expect(problem?.line).toBe(line)
    expect(problem?.line).toBeGreaterThan(0)
  },
)
