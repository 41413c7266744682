import { act, dueAt, receive } from '#journey.ts'
import { clockOf } from '#journey/replay.ts'
import { entryTypes } from '#journey/entries.ts'
import type { Entry } from '#ledger/entry.ts'
import type { Finding } from '#ledger/verify.ts'
import type { Law, LeadState } from '#journey.ts'
import type { LeadFact, LeadRuling } from '#journey/entries.ts'

/** What the audit compares with: an entry and the exact bytes of its body. The body of a ruling need not be parsed. */
export type Recorded = Entry & { bodyText: string }

/** Told of each fact at the clock at which the journey took it up; the what-if takes the facts from here. */
export type OnFact = (fact: LeadFact, clock: number) => void

/**
 * Derives every ruling of a stream again from its facts and compares it with what was recorded: kind, moment, version
 * and body, byte by byte, in order. It stops at the first difference, since all that follows would differ too.
 * Rulings that agree are given the derived body, so that nobody has to parse the stored one.
 * @param lead whose stream it is: random draws are made of it
 * @returns the state that the facts lead to; null when the stream diverged
 */
export function rederive(
  law: Law,
  entries: Recorded[],
  onFact?: OnFact,
  lead = '',
): { state: LeadState | null; findings: Finding[] } {
  let state: LeadState | null = null
  let due: LeadRuling[] = []
  let next = 0
  // whoever goes on in another lead stands still: what is due waits for the day on which that is undone
  let still = false
  for (const entry of entries) {
    const misfit = wrongKind(entry)
    if (misfit) return diverged(misfit)
    try {
      if (entry.fact) {
        const clock = clockOf(state, entry)
        const owed =
          next < due.length
            ? missing(due[next]!, entry.seq)
            : state && !still && asleep(law, state, clock, entry.seq)
        if (owed) return diverged(owed)
        if (entry.kind === 'LeadAbsorbed' || entry.kind === 'LeadUnmerged')
          still = entry.kind === 'LeadAbsorbed'
        onFact?.(entry as unknown as LeadFact, clock)
        const taken = receive(law, state, entry as unknown as LeadFact, clock, lead)
        state = taken.state
        due = taken.rulings
        next = 0
        continue
      }
      if (next >= due.length) {
        if (!state || dueAt(law, state) > entry.recordedAt) return diverged(uncalledFor(entry))
        due = act(law, state, lead)
        next = 0
        if (due.length === 0) return diverged(uncalledFor(entry))
      }
    } catch (error) {
      // a stored text or version that no code could have written: named, not thrown, so that the walk goes on
      return diverged({
        seq: entry.seq,
        what: 'the journey cannot take it up',
        expected: null,
        found: (error as Error).message,
      })
    }
    const ruling = due[next++]!
    const difference = compare(ruling, entry)
    if (difference) return diverged(difference)
    entry.body = ruling.body
  }
  if (next < due.length) return diverged(missing(due[next]!, (entries.at(-1)?.seq ?? 0) + 1))
  return { state, findings: [] }
}

function diverged(finding: Finding): { state: null; findings: Finding[] } {
  return { state: null, findings: [finding] }
}

function wrongKind({ seq, kind, fact, by }: Recorded): Finding | null {
  const type = Object.hasOwn(entryTypes, kind) ? entryTypes[kind as keyof typeof entryTypes] : null
  if (!type) return { seq, what: 'an unknown kind of entry', expected: null, found: kind }
  if (type.fact !== fact) {
    return {
      seq,
      what: 'a fact is filed as a ruling or a ruling as a fact',
      expected: named(type.fact),
      found: named(fact),
    }
  }
  if (!fact && by !== 'agreement')
    return { seq, what: 'a ruling that the agreement did not make', expected: 'agreement', found: by }
  return null
}

function named(fact: boolean): string {
  return fact ? 'fact' : 'ruling'
}

function missing(ruling: LeadRuling, seq: number): Finding {
  return {
    seq,
    what: 'a ruling that follows from the facts is missing',
    expected: shown(ruling.kind, JSON.stringify(ruling.body)),
    found: null,
  }
}

function asleep(law: Law, state: LeadState, clock: number, seq: number): Finding | null {
  const due = dueAt(law, state)
  if (due > clock) return null
  const expected = `to act at ${iso(due)}`
  return { seq, what: 'a clock was due before this fact and did not act', expected, found: null }
}

function uncalledFor(entry: Recorded): Finding {
  return {
    seq: entry.seq,
    what: 'a ruling that nothing calls for',
    expected: null,
    found: shown(entry.kind, entry.bodyText),
  }
}

function compare(ruling: LeadRuling, entry: Recorded): Finding | null {
  const { seq } = entry
  if (ruling.kind !== entry.kind)
    return { seq, what: 'another ruling follows from the facts', expected: ruling.kind, found: entry.kind }
  if (ruling.at !== entry.at)
    return { seq, what: 'the ruling has another moment', expected: iso(ruling.at), found: iso(entry.at) }
  if (ruling.version !== entry.version) {
    const [expected, found] = [String(ruling.version), String(entry.version)]
    return { seq, what: 'the ruling names another agreement version', expected, found }
  }
  const body = JSON.stringify(ruling.body)
  if (body === entry.bodyText) return null
  return { seq, what: `the ruling says something else (${entry.kind})`, ...apart(body, entry.bodyText) }
}

/** The state on the card against the one that the facts lead to, byte by byte. */
export function compareState(state: LeadState, stored: string): Finding | null {
  const derived = JSON.stringify(state)
  if (derived === stored) return null
  return { seq: null, what: 'the card shows another state than its stream', ...apart(derived, stored) }
}

/** Both texts from a little before the place where they part: bodies are long, the difference is short. */
function apart(expected: string, found: string): { expected: string; found: string } {
  let at = 0
  while (at < expected.length && expected[at] === found[at]) at++
  const from = Math.max(0, at - 40)
  return { expected: shown('', expected.slice(from)), found: shown('', found.slice(from)) }
}

const LONGEST = 160

function shown(kind: string, text: string): string {
  const whole = kind === '' ? text : `${kind} ${text}`
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole
}

function iso(at: number): string {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at)
}
