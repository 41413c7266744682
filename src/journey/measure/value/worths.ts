import { figures } from '#work/figures.ts'
import { isLearned } from '#journey/measure/value/rescored.rules.ts'
import { readRates } from '#journey/measure/money/store.ts'
import { toldAnewAt, worthOf } from '#journey/measure/value/lead-worth.rules.ts'
import { valuerAt } from '#journey/measure/value/valuer.store.ts'
import * as store from '#journey/measure/value/worths.store.ts'
import type { Basis, StandingRow, WorthRow } from '#journey/measure/value/worths.store.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Services } from '#work/services.ts'
import type { Valuer } from '#journey/measure/value/valuer.rules.ts'

export type WorthFloor = Pick<Services, 'db' | 'law' | 'now' | 'log'>

/** So many leads are told at once: some 30 ms in which nothing else waits for long. */
const ROUND = 500

/**
 * Tells what leads are worth, one round of them: first those to whom something happened or who crossed into another situation, then,
 * after the basis changed, all others in the order of their ids.
 * @returns whether more may wait
 */
export async function tellWorths(floor: WorthFloor): Promise<boolean> {
  const { valuer, ...basis } = await basisNow(floor)
  const kept = await store.keepBasis(floor.db, basis)
  const due = await store.dueWorths(floor.db, floor.now(), ROUND)
  if (due.length > 0) {
    await tell(floor, valuer, kept.basis, due)
    return true
  }
  if (kept.toldTo === null) return false
  const next = await store.leadsBehind(floor.db, kept.toldTo, ROUND)
  await tell(floor, valuer, kept.basis, next)
  await store.setToldTo(floor.db, kept.basis, next.at(-1) ?? null)
  return next.length > 0
}

/** What is told from does not change while somebody looks: it is asked for once a minute. */
async function basisNow(floor: WorthFloor): Promise<Basis & { valuer: Valuer }> {
  const rules = floor.law.at(floor.now())
  const version = isLearned(rules) ? rules.version : null
  const { value: rates } = await figures(floor, 'rates of worths', readRates)
  const { valuer, asOf } = await valuerAt(floor, floor.now(), rates)
  const { n, won, priced } = valuer.basis
  return {
    valuer,
    by: version === null ? 'stage' : 'card',
    version,
    asOf,
    currency: rates.base,
    leads: n,
    won,
    priced,
    refused: valuer.refused,
    key: [asOf, rates.base, version, valuer.refused, ...[n, won, priced].map(roughly)].join(' '),
  }
}

/** History that is taken in late changes what is learned; a tenth more or less of it is worth telling a million leads anew. */
function roughly(n: number): number {
  return Math.round(Math.log(n + 1) * 10)
}

async function tell(floor: WorthFloor, valuer: Valuer, basis: number, leads: string[]): Promise<void> {
  if (leads.length === 0) return
  const now = floor.now()
  const standings = await store.readStandings(floor.db, leads)
  await store.writeWorths(
    floor.db,
    basis,
    standings.map((row) => toldOf(floor, valuer, row, now)),
  )
  const there = new Set(standings.map(({ lead_id: id }) => id))
  const gone = leads.filter((id) => !there.has(id))
  if (gone.length > 0) await store.dropWorths(floor.db, gone)
}

function toldOf({ law }: WorthFloor, valuer: Valuer, row: StandingRow, now: number): WorthRow {
  const rules = law.version(row.version)
  const inForce = law.at(now)
  const standing = {
    ...row,
    won: rules.stages[row.stage]?.kind === 'won',
    scoredByCard: isLearned(inForce) && scoreAlike(rules, inForce),
  }
  const told = worthOf(valuer, standing, now)
  const { lead_id: lead, stage, score, turn } = row
  return { lead, turn, stage, score, told, dueAt: toldAnewAt(row, now) }
}

/** A lead ends under the agreement that it began with: its points may be of another scale than those in force. */
function scoreAlike(own: Ruleset, inForce: Ruleset): boolean {
  return own.version === inForce.version || pointsOf(own) === pointsOf(inForce)
}

function pointsOf({ fit, engagement }: Ruleset): string {
  return [...fit.rules, ...engagement.rules].map(({ id, points }) => `${id} ${String(points)}`).join(' ')
}
