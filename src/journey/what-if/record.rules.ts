import { entered, newLife, offeredTo, takenBack } from '#journey/what-if/life.rules.ts'
import type { Law } from '#journey.ts'
import type { Life } from '#journey/what-if/life.rules.ts'

/** What is needed of an entry to say how a lead fared: the head of its body is enough. */
export interface Told {
  kind: string
  at: number
  version: number
  /** the body's text, or its first HEAD characters */
  text: string
}

/** Rulings that say how a lead fared. */
export const TELLING = ['StageEntered', 'HandoffOffered', 'HandoffExpired'] as const

/** So much of a ruling's body holds what is read here, with room: ids have at most a hundred characters. */
export const HEAD = 600

const TEXT = '"((?:[^"\\\\]|\\\\.)*)"'
const ENTERED = new RegExp(`^\\{"stage":${TEXT},"from":(?:null|${TEXT}),"because":\\{"what":"(\\w+)"`)
const OFFERED = new RegExp(`^\\{"to":${TEXT},"n":`)
const EXPIRED = new RegExp(`^\\{"rep":${TEXT},"n":\\d+,"escalated":(true|false)`)

/**
 * A lead's life as its entries tell it, without deriving anything: 0.2 µs an entry where deriving takes 2. The stored
 * bytes are JSON.stringify's, so the first fields stand where they always stand; null when they do not.
 */
export function recordedLife(law: Law, entries: Iterable<Told>): Life | null {
  const life = newLife()
  for (const entry of entries) {
    const { kind, at, text } = entry
    if (kind === 'HandoffAccepted') {
      life.accepted++
      life.acceptedAt = at
    } else if (kind === 'HandoffReturned') life.returned++
    else if (kind === 'HandoffOffered') {
      const read = OFFERED.exec(text)
      if (!read) return null
      offeredTo(life, plain(read[1]!), at)
    } else if (kind === 'HandoffExpired') {
      const read = EXPIRED.exec(text)
      if (!read) return null
      takenBack(life, read[2] === 'true')
    } else if (kind === 'StageEntered') {
      const read = ENTERED.exec(text)
      const stage = read && law.version(entry.version).stages[plain(read[1]!)]
      if (!stage) return null
      entered(life, stage.kind, stage.id, read[2] === undefined ? null : plain(read[2]), read[3]!, at)
    }
  }
  return life
}

function plain(text: string): string {
  return text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text
}

const ASSIGNED = new RegExp(`^\\{"owner":${TEXT},"function":"(\\w+)","trace":\\{"rule":"(\\w+)"`)

/** Of an assignment only who and by what rule: the candidates that were looked at make up a fifth of the ledger. */
export function assignedOf(text: string): unknown {
  const read = ASSIGNED.exec(text)
  return read && { owner: plain(read[1]!), function: read[2], trace: { rule: read[3], candidates: [] } }
}
