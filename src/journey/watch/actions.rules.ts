import { live, note, refuse } from '#journey/lifecycle/telling.rules.ts'
import type { Decide } from '#journey/lifecycle/telling.rules.ts'
import type { LeadFact } from '#journey/entries.ts'
import type { OutcomeInput, WatchInput } from '#journey/watch/contract.ts'

/** What people say about a lead that is not for us now, as pure decisions. */

const NOON_MS = 12 * 3_600_000
const LATEST_MS = 10 * 366 * 86_400_000

/** A day that is named begins for us in the morning of the day in Europe; an hour in the night would help nobody. */
const MORNING_MS = 6 * 3_600_000

/** When to look again; with neither day nor signal nobody does. */
export function watch(given: WatchInput, by: string): Decide {
  return (card, now) => {
    if (card!.state.erased) return refuse('erased', 'The person was erased.')
    const wakeAt = given.on ? Date.parse(given.on) + MORNING_MS : null
    const wrong = wakeAt === null ? null : checked(wakeAt, now)
    if (wrong) return refuse('invalid', `on ${wrong}`, 'on', wrong)
    const signals = [...new Set(given.signals ?? [])].sort()
    const body = { ask: given.ask, wakeAt, signals }
    return { facts: [live(now, by, { kind: 'WatchSet', body, ...note(given.note) })] }
  }
}

function checked(wakeAt: number, now: number): string | null {
  if (wakeAt <= now - MORNING_MS - NOON_MS) return 'lies in the past'
  return wakeAt > now + LATEST_MS ? 'lies more than ten years ahead' : null
}

/** What became of the lead, how we know, and when to ask again. */
export function learn(given: OutcomeInput, by: string): Decide {
  return (card, now) => {
    const { outcome, vendor, how, on, again } = given
    if (card!.state.erased) return refuse('erased', 'The person was erased.')
    if (vendor && outcome !== 'bought_elsewhere')
      return refuse('invalid', 'vendor is for who bought elsewhere', 'vendor', 'is for who bought elsewhere')
    const at = on === undefined ? now : Date.parse(on)
    if (at > now) return refuse('invalid', 'on lies in the future', 'on', 'lies in the future')
    const body = { outcome, vendor: vendor?.trim() || null, how }
    const facts: LeadFact[] = [live(now, by, { kind: 'OutcomeLearned', body, at, ...note(given.note) })]
    if (again !== undefined) {
      const wakeAt = Date.parse(again) + MORNING_MS
      const wrong = checked(wakeAt, now)
      if (wrong) return refuse('invalid', `again ${wrong}`, 'again', wrong)
      const ask = outcome === 'bought_elsewhere' ? 'contract_ends' : 'named_date'
      facts.push(live(now, by, { kind: 'WatchSet', body: { ask, wakeAt, signals: [] } }))
    }
    return { facts }
  }
}
