import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { literalsIn } from './literals.ts'

const web = path.resolve(import.meta.dirname, '../../src/web')
const sources = fs
  .readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
const wordFiles = sources.filter((file) => /words\.ts$/.test(file))

/** Said in German as in English: terms of the trade, names, and what a machine reads. */
const SAME = new Set(
  `Admin API Baton Budget CSV Domain Schema Demo Engagement Executive Export Fit Import Inbound Lead Leads Link Markdown Marketing Name
   Nurture Opportunities Opportunity Outbound Passkey Passkeys Pipeline SDR Score Sponsor System Team Text Version YAML
   Filter Mail PDF Person Segment Signal Variable optional`.split(/\s+/),
)
/** Values that choices stand for, and lists of ids: no words. */
const IDS = /\.value$| TEAMS\./

/** Every text of every words file, by the place where it stands. */
async function texts(language: 'en' | 'de'): Promise<Map<string, unknown>> {
  vi.stubGlobal('__LANGUAGE__', language)
  vi.resetModules()
  const found = new Map<string, unknown>()
  for (const file of wordFiles) {
    const module = (await import(path.join(web, file))) as Record<string, unknown>
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'object') gather(`${file} ${name}`, value, found)
    }
  }
  return found
}

function gather(place: string, value: unknown, into: Map<string, unknown>): void {
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) gather(`${place}.${key}`, inner, into)
  } else into.set(place, value)
}

/** What a function of words says to given things; null when it is not made for such. */
function said(words: unknown, given: unknown[]): string | null {
  try {
    const text = (words as (...given: unknown[]) => unknown)(...given)
    return typeof text === 'string' ? text : null
  } catch {
    return null
  }
}

const marks = ['⟦a⟧', '⟦b⟧', '⟦c⟧', '⟦d⟧', '⟦e⟧']
const figures = [101, 203, 307, 401, 503]
const held = (text: string) => [...marks, ...figures.map(String)].filter((mark) => text.includes(mark))

describe('given the words of the screens in English and German', () => {
  let en: Map<string, unknown>
  let de: Map<string, unknown>
  beforeAll(async () => {
    en = await texts('en')
    de = await texts('de')
  })
  afterAll(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  test('when both are read, then each has what the other has, and none is empty', () => {
    expect(en.size).toBeGreaterThan(800)
    expect([...de.keys()].sort()).toEqual([...en.keys()].sort())
    const empty = [...de].filter(([place, text]) => text === '' && en.get(place) !== '')
    expect(empty).toEqual([])
  })

  test('when a text stands for things, then the German names every thing that the English names', () => {
    const lost: string[] = []
    for (const [place, words] of en) {
      if (typeof words !== 'function') continue
      for (const given of [marks, figures]) {
        const [ours, theirs] = [said(words, given), said(de.get(place), given)]
        if (ours === null || theirs === null) continue
        const missing = held(ours).filter((mark) => !held(theirs).includes(mark))
        if (missing.length > 0) lost.push(`${place}: ${theirs} lacks ${missing.join(', ')}`)
      }
    }
    expect(lost).toEqual([])
  })

  test('when the German of a text is its English, then it is a term of the trade', () => {
    const same = [...en].filter(
      ([place, text]) =>
        typeof text === 'string' &&
        !IDS.test(place) &&
        text === de.get(place) &&
        /\p{L}{3,}/u.test(
          text.replaceAll(/npx baton [a-z ]+|[a-z_/-]+\.yaml|\d+ (business )?(days|hours|months)/g, ''),
        ) &&
        !text.split(/[^\p{L}-]+/u).every((word) => word.length < 3 || SAME.has(word)),
    )
    expect(same.map(([place, text]) => `${place}: ${String(text)}`)).toEqual([])
  })
})

describe('given the components', () => {
  test('when they are read, then no text for people stands in them', () => {
    const components = sources.filter((file) => !/words\.ts$/.test(file))
    expect(components.length).toBeGreaterThan(100)
    const found = components.flatMap((file) =>
      literalsIn(fs.readFileSync(path.join(web, file), 'utf8'), file).map((one) => `${file}:${one}`),
    )
    expect(found).toEqual([])
  })

  test('when one says something itself, then it is found', () => {
    const code = `export const Bad = () => <p aria-label="Close it">Nothing here {of} <b title={\`\${n} left over\`} /></p>`
    expect(literalsIn(code, 'Bad.tsx')).toEqual(['1 Close it', '1 Nothing here', '1 left over'])
  })
})
