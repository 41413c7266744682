import { fillBecause } from '#journey/agreement/because.rules.ts'
import { isIn, obstacle, passedOver } from '#journey/handoff/availability.rules.ts'
import { meant } from '#journey/handoff/meant.rules.ts'
import { pickOne } from '#journey/handoff/rotation.rules.ts'
import type { BusinessCalendar, TeamFunction } from '#journey/agreement/ruleset.ts'
import type { Candidate } from '#journey/handoff/rotation.rules.ts'
import type { RoutingCandidate, RoutingPassed, RoutingTrace } from '#journey/handoff/facts.ts'
import type { RoutingRule, TeamRouting } from '#journey/agreement/ruleset.routing.ts'

/** Who asks for a person, and when. */
export interface Asked {
  team: TeamFunction
  lead: Parameters<RoutingRule['test']>[0]
  /** who had it in this pass and let it go: not asked again */
  exclude: string[]
  /** who has other leads of the company in work, most of them first */
  accountOwners: string[]
  /** whose hours count for people without hours of their own */
  office: BusinessCalendar | null
  at: number
  /** number that the pick's turn will have */
  turn: number
}

/** `owner` null: nobody can take it now, and the lead waits at the desk; the trace says why. */
export interface Found {
  owner: string | null
  trace: RoutingTrace
}

/** A trace names at most so many candidates: with hundreds of reps the rest is a count. */
const NAMED = 12

/** Without rules everybody of the function takes a turn, whoever is in before whoever is not. */
const PLAIN: TeamRouting = {
  offHours: 'prefer',
  rules: [
    {
      id: 'rotation',
      because: '',
      text: null,
      test: () => true,
      to: { among: 'everybody' },
      pick: 'rotation',
      weights: {},
      otherwise: 'next',
    },
  ],
}

/**
 * Finds the person who gets a lead: the function's rules in order, the first of which somebody can take it. Pure: the
 * same people, lead and moment give the same person.
 */
export function findOwner(
  routing: TeamRouting | undefined,
  people: ReadonlyMap<string, Candidate>,
  asked: Asked,
): Found {
  const { offHours, rules } = routing ?? PLAIN
  const passed: RoutingPassed[] = []
  for (const rule of rules) {
    const said = { id: rule.id, because: fillBecause(rule.because, asked.lead) }
    if (!rule.test(asked.lead)) {
      passed.push({ ...said, why: 'not for this lead' })
      continue
    }
    const among = meant(rule.to, people, asked)
    if (typeof among === 'string') passed.push({ ...said, why: among })
    else {
      const looked = look(among, people, offHours, asked)
      if (looked.pool.length > 0) {
        const pick = pickOne(looked.pool, rule.pick, rule.weights, asked.turn)
        const trace = {
          ...namedOf(looked, pick.id),
          pick: among.length === 1 ? ('only' as const) : rule.pick,
        }
        const before = passed.length > 0 ? { passed } : {}
        return routing
          ? { owner: pick.id, trace: { rule: 'agreement', ...said, ...trace, ...before } }
          : { owner: pick.id, trace: { rule: 'rotation', ...trace } }
      }
      passed.push({ ...said, why: 'nobody can take it', ...namedOf(looked, null) })
      // rules behind it are not asked, as long as one of them may be able to take it some time
      if (rule.otherwise === 'wait' && looked.said.some(({ why }) => PASSING.includes(why))) break
    }
  }
  if (routing) return { owner: null, trace: { rule: 'agreement', candidates: [], passed } }
  const { candidates = [], more } = passed[0] as RoutingPassed & { more?: number }
  return { owner: null, trace: { rule: 'rotation', candidates, ...(more ? { more } : {}) } }
}

/** What a day or an hour mends. Who has left, or gave the lead back, is not waited for. */
const PASSING: string[] = ['full', 'outside hours', 'away', 'switched off', 'not available']

interface Looked {
  /** who can take it */
  pool: Candidate[]
  said: RoutingCandidate[]
}

/** Everybody whom a rule means, with what stands in their way. */
function look(
  ids: string[],
  people: ReadonlyMap<string, Candidate>,
  offHours: TeamRouting['offHours'],
  { team, exclude, office, at }: Asked,
): Looked {
  const said: RoutingCandidate[] = []
  const [here, out]: [Candidate[], Candidate[]] = [[], []]
  for (const id of ids) {
    const person = people.get(id)
    if (!person || person.desk) said.push({ id, available: false, why: 'does not exist' })
    else if (person.function !== team) said.push(passedOver(person, 'of another function', office, at))
    else {
      const why = obstacle(person, exclude)
      if (why !== null) said.push(passedOver(person, why, office, at))
      else if (offHours === 'allow' || isIn(person, office, at)) here.push(person)
      else out.push(person)
    }
  }
  const pool = here.length === 0 && offHours === 'prefer' ? out : here
  if (pool !== out) for (const person of out) said.push(passedOver(person, 'outside hours', office, at))
  return { pool, said }
}

/** The pick first, then who could have had it, then who could not, as far as a trace names them. */
function namedOf(
  { pool, said }: Looked,
  pick: string | null,
): { candidates: RoutingCandidate[]; more?: number } {
  const open = pool.map(({ id, load, capacity }): RoutingCandidate => ({
    id,
    available: true,
    why: id === pick ? 'picked' : 'could take it',
    ...(load ? { load } : {}),
    ...(typeof capacity === 'number' && { capacity }),
  }))
  open.sort((a, b) => Number(b.id === pick) - Number(a.id === pick))
  const all = [...open, ...said]
  return all.length > NAMED
    ? { candidates: all.slice(0, NAMED), more: all.length - NAMED }
    : { candidates: all }
}
