import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { escaped, scaleOf, wrapped } from '#journey/measure/picture.ink.contract.ts'
import { pictureOf } from '#journey/measure/picture.reports.rules.ts'
import { svgOf, type Picture } from '#journey/measure/picture.contract.ts'
import { elementsOf } from './xml.ts'

const number = (value: number): string => String(value)
const bars = (
  rows: { name: string; value: number | null; low?: number; high?: number; more?: string }[],
): Picture => ({
  title: 'Cost',
  under: ['Cost per customer, EUR', 'As of 2026-11-23'],
  notes: ['12 leads are still being counted.'],
  chart: { kind: 'bars', number, rows: rows.map((row) => ({ low: null, high: null, more: '', ...row })) },
})
const textsOf = (svg: string): string[] =>
  elementsOf(svg).flatMap(({ tag, text }) => (tag === 'text' ? [text] : []))

describe('given a figure, when it is drawn', () => {
  test('then title, date, unit, counts and notes stand in it', () => {
    const said = textsOf(svgOf(bars([{ name: 'Fair', value: 40, low: 30, high: 60, more: '5 of 90 leads' }])))
    for (const text of ['Cost', 'Cost per customer, EUR', 'As of 2026-11-23', 'Fair', '40', '5 of 90 leads'])
      expect(said).toContain(text)
    expect(said).toContain('12 leads are still being counted.')
  })

  test('then names are text, whatever they are made of, and nothing is in it but shapes and text', () => {
    const nasty = '</text><script>alert(1)</script>&"\u0000\u0007\uD800'
    for (const svg of [
      svgOf({ ...bars([{ name: nasty, value: 1, more: nasty }]), title: nasty, notes: [nasty] }),
      svgOf({
        ...bars([]),
        chart: { kind: 'dots', number, series: [nasty], rows: [{ name: nasty, parts: [1], more: nasty }] },
      }),
      svgOf({
        ...bars([]),
        chart: { kind: 'lines', number, along: [nasty], series: [{ name: nasty, values: [1] }] },
      }),
      svgOf({
        ...bars([]),
        chart: {
          kind: 'flows',
          number,
          flows: [{ from: nasty, to: 'b', value: 2 }],
          columns: new Map([
            [nasty, 0],
            ['b', 1],
          ]),
        },
      }),
    ]) {
      const tags = new Set(elementsOf(svg).map(({ tag }) => tag))
      for (const tag of tags)
        expect(['svg', 'rect', 'text', 'line', 'circle', 'path', 'polyline']).toContain(tag)
      expect(textsOf(svg).some((text) => text.includes('</text><script>'))).toBe(true)
      expect(svg).not.toMatch(/on\w+=|href|style=/)
    }
  })

  test('then bars are as long as their numbers, from one zero on, and lie inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 12 }),
        (values) => {
          const svg = svgOf(bars(values.map((value, i) => ({ name: `r${i}`, value }))))
          const drawn = elementsOf(svg).filter(({ tag, of }) => tag === 'rect' && of.height === '16')
          expect(drawn).toHaveLength(values.length)
          const widths = drawn.map(({ of }) => Number(of.width))
          const most = Math.max(...values.map(Math.abs))
          const longest = Math.max(...widths)
          values.forEach((value, i) => {
            expect(Math.abs(widths[i]! - (most === 0 ? 0 : (Math.abs(value) / most) * longest))).toBeLessThan(
              0.3,
            )
            expect(Number(drawn[i]!.of.x)).toBeGreaterThanOrEqual(235.9)
            expect(Number(drawn[i]!.of.x) + widths[i]!).toBeLessThanOrEqual(700.1)
          })
        },
      ),
    )
  })

  test('then parts of a bar touch and together are as long as their sum', () => {
    const chart = {
      kind: 'stacked' as const,
      number,
      series: ['a', 'b', 'c'],
      rows: [
        { name: 'x', parts: [1, null, 3], more: '' },
        { name: 'y', parts: [0, 2, 0], more: '' },
      ],
    }
    const boxes = elementsOf(svgOf({ ...bars([]), chart })).filter(
      ({ tag, of }) => tag === 'rect' && of.height === '16',
    )
    const [a, c, b] = boxes.map(({ of }) => ({ x: Number(of.x), width: Number(of.width) }))
    expect(c!.x).toBeCloseTo(a!.x + a!.width, 0)
    expect(a!.width + c!.width).toBeCloseTo(2 * b!.width, 0)
  })

  test('then what cannot be said is a dash, what is at least so much says so, and nothing is NaN', () => {
    const svg = svgOf(
      bars([
        { name: 'none', value: null },
        { name: 'least', value: null, low: 300 },
      ]),
    )
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['–', '≥ 300']))
    for (const one of [svg, svgOf(bars([])), svgOf(bars([{ name: 'zero', value: 0 }]))])
      expect(one).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('given a report', () => {
  test('when it is one that nobody drew yet, then its first figure with an interval is drawn', () => {
    const { chart, under } = pictureOf(
      {
        report: 'new-one',
        asOf: '2026-11-23T10:00:00Z',
        columns: ['name', 'n', 'rate', 'rate low', 'rate high'].map((name) => ({
          name,
          unit: name === 'rate' ? 'share of n' : 'name',
        })),
        rows: [
          ['x', 4, 0.5, 0.15, 0.85],
          [null, 0, null, null, null],
        ],
        notes: [],
      },
      ['source fair'],
    )
    expect(under).toEqual(['Rate: share of n, with its interval', 'As of 2026-11-23 · source fair'])
    expect(chart).toMatchObject({
      kind: 'bars',
      rows: [
        { name: 'x', value: 0.5, low: 0.15, high: 0.85, more: '4 n' },
        { name: 'not said', value: null, low: null },
      ],
    })
  })

  test('when it has more rows than a picture holds, then it says how many are left out', () => {
    const rows = Array.from({ length: 45 }, (_, i) => [`r${i}`, i])
    const view = {
      report: 'x',
      asOf: '2026-11-23',
      columns: [
        { name: 'of', unit: 'name' },
        { name: 'n', unit: 'leads' },
      ],
      rows,
      notes: [],
    }
    expect(textsOf(svgOf(pictureOf(view, [])))).toContain('5 more rows are left out of the picture.')
  })
})

test('given any text, when it is escaped, then it comes back as it was but for what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const back = elementsOf(`<text>${escaped(text)}</text>`)[0]!.text
      expect(back).toBe(
        text.toWellFormed().replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, ''),
      )
    }),
  )
})

test('given any numbers, when an axis is made, then it holds zero and all of them in few even steps', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true })), (numbers) => {
      const { low, high, ticks } = scaleOf(numbers)
      const slack = 1e-6 * Math.max(1, high - low)
      for (const one of [0, ...numbers]) {
        expect(one).toBeGreaterThanOrEqual(low - slack)
        expect(one).toBeLessThanOrEqual(high + slack)
      }
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThan(10)
    }),
  )
})

test('given a long note, when it is wrapped, then no line is longer and no word is lost', () => {
  const note = 'Every lead bears an equal part of what was spent on its campaign and source'
  const lines = wrapped(note, 20)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20)
  expect(lines.join(' ')).toBe(note)
})
