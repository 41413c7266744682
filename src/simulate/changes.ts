import { v5 } from 'uuid'
import { actorOf } from '#journey/agreement/life/party.rules.ts'
import { declare, signChange, type ChangeFloor } from '#journey/measure/change/declare.ts'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import { DAY_MS, dayText } from '#journey/measure/change/weeks.rules.ts'
import type { ChangeInput } from '#journey/measure/change/contract.ts'
import type { Services } from '#work/services.ts'

const NAMESPACE = '5b0f8a52-6c3e-4a86-9a53-1d7f5e2c9b40'
/** The baseline ends where nothing about it is still to come: four weeks for what is asked of leads within four weeks. */
const RIPE_DAYS = 28
const BASELINE_WEEKS = 24
/** Declared and signed so long before the first day. */
const AHEAD_DAYS = 3

/**
 * What the demo company declared when it raised its definition of a qualified lead, before it did: that fewer leads would
 * qualify, which the simulation's people see to, and that sales would accept more of them, which nothing in it brings about.
 */
export async function declareChanges(services: Services, seed: number): Promise<void> {
  const raised = services.agreements.at(-1)?.ruleset
  if (!raised || services.agreements.length < 2) return
  await settleGrain(services)
  const first = Math.floor(raised.effectiveFrom / DAY_MS) * DAY_MS
  const to = first - (AHEAD_DAYS + RIPE_DAYS + 1) * DAY_MS
  const common = {
    starts: dayText(first),
    baseline: { from: dayText(to - (BASELINE_WEEKS * 7 + 6) * DAY_MS), to: dayText(to) },
    filters: {},
  }
  await declareOne(services, v5(`${seed} qualified`, NAMESPACE), first - AHEAD_DAYS * DAY_MS, {
    ...common,
    title: 'Qualified from 45 points on: how many still qualify',
    what: 'The definition of a marketing-qualified lead is raised from 40 to 45 points. Fewer leads will qualify; we want to know how many fewer.',
    measure: 'qualified',
  })
  await declareOne(services, v5(`${seed} accepted`, NAMESPACE), first - AHEAD_DAYS * DAY_MS, {
    ...common,
    title: 'Qualified from 45 points on: does sales accept more',
    what: 'With the stricter definition, reps should accept a larger share of what they are offered.',
    measure: 'accepted',
  })
}

async function declareOne(services: Services, id: string, at: number, input: ChangeInput): Promise<void> {
  const floor: ChangeFloor = { ...services, now: () => at }
  const made = await declare(floor, id, input, 'ines.marchetti')
  // a company too small to measure has declared nothing
  if ('refused' in made) return
  for (const person of ['ines.marchetti', 'david.achterberg']) {
    const who = { id: person, name: services.owner(person), role: null, via: 'local' as const }
    const actor = actorOf(who, services.people)
    if ('refused' in actor) return
    const signed = await signChange({ ...floor, now: () => at + DAY_MS }, id, made.hash, actor, 'local')
    if ('refused' in signed) throw new Error(`the simulation was refused: ${signed.detail}`)
  }
}
