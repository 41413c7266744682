import { emailKind } from '#journey/identity/classify.rules.ts'
import { emailParts } from './email.rules.ts'
import { nicknameGroups } from './nicknames.rules.ts'
import { numberOfStreet } from './address.rules.ts'
import { editsWithin, jaroWinkler } from './similarity.rules.ts'
import {
  codeLevel,
  dateLevel,
  nameLevel,
  numberLevel,
  sharedWords,
  streetLevel,
  textLevel,
  CLOSE,
  SIMILAR,
} from './levels.rules.ts'
import type { Field } from './fields.rules.ts'
import type { Values } from './values.rules.ts'

/** One thing that is compared of two records. */
export interface Comparison {
  /** the kind, or `order` for whether given and family name stand in the same places */
  kind: Field['kind'] | 'order'
  column: string
  /** how many levels there are; 0 is equal, the last one differs, and `levels` itself stands for missing */
  levels: number
  /** whose frequency counts when two are equal */
  values: Values | null
}

/** Writes the levels of two records, one per comparison, into `out`. */
export type Compare = (i: number, j: number, out: Uint8Array) => void

export function comparersOf(fields: readonly Field[]): { comparisons: Comparison[]; compare: Compare } {
  const comparisons: Comparison[] = []
  const parts: Compare[] = []
  const given = fields.find(({ kind }) => kind === 'givenName')
  const family = fields.find(({ kind }) => kind === 'familyName')
  if (given && family) {
    comparisons.push(
      { kind: 'givenName', column: given.column, levels: 4, values: given.values },
      { kind: 'familyName', column: family.column, levels: 4, values: family.values },
      { kind: 'order', column: '', levels: 2, values: null },
    )
    parts.push(nameCompare(given.values, family.values))
  }
  for (const field of fields) {
    if (given && family && (field === given || field === family)) continue
    const at = comparisons.length
    const { levels, level } = LEVELS[field.kind](field.values)
    comparisons.push({ kind: field.kind, column: field.column, levels, values: field.values })
    const { ids } = field.values
    parts.push((i, j, out) => {
      const a = ids[i]!
      const b = ids[j]!
      out[at] = a < 0 || b < 0 ? levels : a === b ? 0 : level(a, b)
    })
  }
  return {
    comparisons,
    compare: (i, j, out) => {
      for (const part of parts) part(i, j, out)
    },
  }
}

/** What a level of a name is worth when it is asked which way round two names agree more. */
const WORTH = [4, 3, 1, -2, 0]

/** Given and family name together: in their places, or changed over, whichever agrees more. */
function nameCompare(given: Values, family: Values): Compare {
  const level = levelOfNames(given.texts)
  const of = (a: number, b: number): number => (a < 0 || b < 0 ? 4 : a === b ? 0 : level(a, b))
  return (i, j, out) => {
    const a = given.ids[i]!
    const b = family.ids[i]!
    const c = given.ids[j]!
    const d = family.ids[j]!
    const givens = of(a, c)
    const families = of(b, d)
    out[0] = givens
    out[1] = families
    out[2] = 0
    const straight = WORTH[givens]! + WORTH[families]!
    if (straight >= 4) return
    const across = of(a, d)
    const back = of(b, c)
    if (WORTH[across]! + WORTH[back]! <= Math.max(straight, 0)) return
    // the smaller level first: which of two was which cannot be told, and must not hang on which record came first
    out[0] = Math.min(across, back)
    out[1] = Math.max(across, back)
    out[2] = 1
  }
}

function levelOfNames(texts: readonly string[]): (a: number, b: number) => number {
  const groups = texts.map((text) => nicknameGroups(text))
  return (a, b) => {
    const first = groups[a]!
    const short = first.length > 0 && first.some((group) => groups[b]!.includes(group))
    return nameLevel(texts[a]!, texts[b]!, short)
  }
}

interface Levels {
  levels: number
  /** of two values that are not equal */
  level: (a: number, b: number) => number
}

const LEVELS: Record<Field['kind'], (values: Values) => Levels> = {
  givenName: ({ texts }) => ({ levels: 4, level: levelOfNames(texts) }),
  familyName: ({ texts }) => ({ levels: 4, level: levelOfNames(texts) }),
  email: emailLevels,
  phone: ({ texts }) => ({ levels: 3, level: (a, b) => phoneLevel(texts[a]!, texts[b]!) }),
  birthDate: ({ texts }) => ({ levels: 5, level: (a, b) => dateLevel(texts[a]!, texts[b]!) }),
  company: companyLevels,
  domain: ({ texts }) => ({ levels: 3, level: (a, b) => domainLevel(texts[a]!, texts[b]!) }),
  houseNumber: ({ texts }) => ({ levels: 3, level: (a, b) => codeLevel(texts[a]!, texts[b]!) }),
  street: streetLevels,
  addressLine: ({ texts }) => ({ levels: 4, level: (a, b) => textLevel(texts[a]!, texts[b]!) }),
  city: ({ texts }) => ({ levels: 4, level: (a, b) => textLevel(texts[a]!, texts[b]!) }),
  postcode: ({ texts }) => ({ levels: 3, level: (a, b) => codeLevel(texts[a]!, texts[b]!) }),
  region: ({ texts }) => ({ levels: 3, level: (a, b) => codeLevel(texts[a]!, texts[b]!) }),
  country: () => ({ levels: 2, level: () => 1 }),
  number: ({ texts }) => ({ levels: 4, level: (a, b) => numberLevel(texts[a]!, texts[b]!) }),
}

/** 1 the same mailbox or a slip, 2 the same local part elsewhere, 3 an alike local part, 4 one company's, 5 differs */
function emailLevels({ texts }: Values): Levels {
  const parts = texts.map((text) => emailParts(text)!)
  const free = texts.map((text) => emailKind(text) !== 'business')
  return {
    levels: 6,
    level: (a, b) => {
      const first = parts[a]!
      const second = parts[b]!
      const sameDomain = first.domain === second.domain
      const company = sameDomain && !free[a]
      if (first.shared || second.shared) return company ? 4 : 5
      if (first.plain === second.plain) return sameDomain ? 1 : first.plain.length >= 5 ? 2 : 3
      if (editsWithin(texts[a]!, texts[b]!, 2) <= 2) return 1
      const alike = jaroWinkler(first.plain, second.plain)
      if (alike >= 0.9) return 3
      return company ? 4 : 5
    },
  }
}

/** 1 the same subscriber number with and without its country, or a slip; 2 differs */
function phoneLevel(a: string, b: string): number {
  const first = a.replace(/^\+/, '')
  const second = b.replace(/^\+/, '')
  const shorter = Math.min(first.length, second.length)
  if (shorter >= 7 && (first.endsWith(second) || second.endsWith(first))) return 1
  return editsWithin(first, second, 1) <= 1 ? 1 : 2
}

/** 1 the same name under another ending, or a slip; 2 differs */
function domainLevel(a: string, b: string): number {
  const first = a.slice(0, a.indexOf('.'))
  const second = b.slice(0, b.indexOf('.'))
  return first === second || (first.length >= 6 && editsWithin(first, second, 1) <= 1) ? 1 : 2
}

function streetLevels({ texts }: Values): Levels {
  const numbers = texts.map(numberOfStreet)
  return { levels: 4, level: (a, b) => streetLevel(texts[a]!, texts[b]!, numbers[a] === numbers[b]) }
}

/** 1 equal but for the legal form, 2 a slip or other order, 3 one within the other, 4 alike, 5 differs */
function companyLevels({ texts }: Values): Levels {
  const cores = texts.map((text) => text.slice(0, text.indexOf('|')))
  const forms = texts.map((text) => text.slice(text.indexOf('|') + 1))
  const sorted = cores.map((core) => core.split(' ').sort().join(' '))
  const joined = cores.map((core) => core.replaceAll(' ', ''))
  const initials = cores.map(initialsOf)
  return {
    levels: 6,
    level: (a, b) => {
      const first = cores[a]!
      const second = cores[b]!
      // a form that is left out says nothing; two different ones may be two companies of one group
      if (joined[a] === joined[b]) return forms[a] === '' || forms[b] === '' ? 0 : 1
      const alike = jaroWinkler(first, second)
      if (
        sorted[a] === sorted[b] ||
        editsWithin(first, second, 1) <= 1 ||
        (alike >= 0.95 && !within(first, second))
      )
        return 2
      if (within(first, second) || initials[a] === second || initials[b] === first) return 3
      return alike >= CLOSE ||
        (alike >= SIMILAR && sharedWords(first, second) >= 0.4) ||
        sharedWords(first, second) >= 0.5
        ? 4
        : 5
    },
  }
}

function within(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 3 && (long.startsWith(`${short} `) || long.endsWith(` ${short}`))
}

function initialsOf(name: string): string {
  const words = name.split(' ')
  return words.length < 2 ? '' : words.map((word) => word[0]!).join('')
}
