import { comparersOf, type Compare, type Comparison } from '#journey/matching/comparers.rules.ts'
import { emailParts } from '#journey/matching/email.rules.ts'
import { textOf } from './records.rules.ts'
import type { Records } from '#journey/matching/fields.rules.ts'

/** Levels of two addresses (levels.rules.ts of the matching room). */
const SAME_NAME = 2
const ALIKE = 3
const SAME_COMPANY = 4
const MISSING = 6

/**
 * Compares leads as the matching room does, but counts no evidence twice: an address that is made of somebody's names says of
 * who has the same names nothing new, and neither does the domain of a company that both name.
 */
export function leadComparer(records: Records): { comparisons: Comparison[]; compare: Compare } {
  const { comparisons, compare } = comparersOf(records.fields)
  const email = comparisons.findIndex(({ kind }) => kind === 'email')
  const made = Uint8Array.from({ length: records.count }, (_, record) => madeOfNames(records, record))
  return {
    comparisons,
    compare: (i, j, out) => {
      compare(i, j, out)
      const level = out[email]!
      const told =
        level === SAME_COMPANY ||
        (level === SAME_NAME && made[i] === NAMES && made[j] === NAMES) ||
        (level === ALIKE && (made[i] !== OTHER || made[j] !== OTHER))
      if (told) out[email] = MISSING
    },
  }
}

const OTHER = 0
const NAMES = 1
/** and a number, which another of that name need not have */
const NAMES_AND_NUMBER = 2

/** Whether what stands before the @ is somebody's own names or initials. */
function madeOfNames(records: Records, record: number): number {
  const local = emailParts(textOf(records, 'email', record))?.local ?? ''
  const letters = local.replace(/[^a-z]/g, '')
  const names = [textOf(records, 'givenName', record), textOf(records, 'familyName', record)]
  const spelled = [names, names.map(withoutUmlauts)].map((both) =>
    both.map((name) => name.replace(/[^a-z]/g, '')),
  )
  const made = spelled.some(([given = '', family = '']) => {
    if (family === '' || !letters.includes(family)) return given !== '' && letters === given
    const rest = letters.replace(family, '')
    return rest === '' || rest === given || (given !== '' && given.startsWith(rest))
  })
  if (!made) return OTHER
  return /\d/.test(local) ? NAMES_AND_NUMBER : NAMES
}

/** Müller is mueller where names are compared, and often muller in an address. */
function withoutUmlauts(name: string): string {
  return name.replaceAll(/([aou])e/g, '$1')
}
