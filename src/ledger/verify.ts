import { GENESIS, hashOf, personalHashOf } from '#ledger/chain.ts'
import type { StoredEntry } from '#ledger/read.ts'

/** One thing that is not as it must be. `seq` null: it concerns the lead as a whole. */
export interface Finding {
  seq: number | null
  what: string
  expected: string | null
  found: string | null
}

export interface Head {
  seq: number
  head: Buffer
}

/**
 * Recomputes the chain of one lead from the stored bytes: positions from 1 without gaps, every hash, every salted hash
 * of a personal part, and the head that the card remembers. A personal part may be missing only when an entry of kind
 * `erasure` follows. After the first broken hash the stored one is taken on, so that one change is named once.
 */
export function verifyChain(
  leadId: string,
  entries: StoredEntry[],
  card: Head | null,
  erasure: string,
): Finding[] {
  const findings: Finding[] = []
  const erasedAt = entries.findLast((entry) => entry.kind === erasure)?.seq ?? 0
  let previous: Buffer = GENESIS
  let expectedSeq = 1
  for (const entry of entries) {
    const { seq } = entry
    if (seq !== expectedSeq) {
      findings.push({
        seq: expectedSeq,
        what: 'entries are missing',
        expected: `seq ${expectedSeq}`,
        found: `seq ${seq}`,
      })
    }
    const hash = hashOf(leadId, previous, entry, entry.bodyText, entry.personalHash)
    if (!hash.equals(entry.hash)) {
      const expected = hash.toString('hex')
      findings.push({
        seq,
        what: 'the entry does not match its hash',
        expected,
        found: entry.hash.toString('hex'),
      })
    }
    const part = personalPart(entry, erasedAt)
    if (part) findings.push(part)
    previous = entry.hash
    expectedSeq = seq + 1
  }
  if (card) findings.push(...headOf(card, expectedSeq - 1, previous))
  return findings
}

function personalPart(entry: StoredEntry, erasedAt: number): Finding | null {
  const { seq, personalHash, salt, personalText } = entry
  if (salt === null || personalText === null) {
    if (personalHash === null || erasedAt > seq) return null
    return {
      seq,
      what: 'the personal part is missing and nobody was erased',
      expected: personalHash.toString('hex'),
      found: null,
    }
  }
  if (personalHash === null) {
    return {
      seq,
      what: 'a personal part that the entry does not speak of',
      expected: null,
      found: 'a personal part',
    }
  }
  const hash = personalHashOf(salt, personalText)
  if (hash.equals(personalHash)) return null
  return {
    seq,
    what: 'the personal part does not match its hash',
    expected: personalHash.toString('hex'),
    found: hash.toString('hex'),
  }
}

function headOf(card: Head, seq: number, head: Buffer): Finding[] {
  if (card.seq !== seq) {
    return [
      {
        seq: card.seq,
        what: 'the card is at another position than its stream',
        expected: `seq ${seq}`,
        found: `seq ${card.seq}`,
      },
    ]
  }
  if (card.head.equals(head)) return []
  const expected = head.toString('hex')
  return [{ seq, what: 'the card remembers another head', expected, found: card.head.toString('hex') }]
}
