import { answerReturn, decideAppeal } from '#journey/handoff/returns.rules.ts'
import { HEAD_OF_SALES } from '#simulate/cast.rules.ts'
import { HOUR, WORKDAY, type Stage } from '#simulate/deeds.rules.ts'
import type { Actor, Deed } from '#simulate/actor.rules.ts'
import type { Return } from '#journey/state.ts'

const MARKETING = ['ines.marchetti', 'tomasz.wrona', 'leila.haddad']
const WHY = [
  'They told us of a budget last week, see the form.',
  'Nobody called: there is no attempt on the lead.',
  'The right person is named in the note of the talk.',
]

/** So many answers come days after they were due: somebody was away, or the pile was high. */
const LATE = 0.16

/** Marketing answers every return in the end, believes most of them, and appeals against a few; the head of sales decides. */
export function answerBack(stage: Stage, actor: Actor, back: Return, now: number): Deed[] {
  const { random } = actor.contact
  const who = { author: '', role: null, function: 'marketing' }
  const by = random.pick(MARKETING)
  const took = random.chance(LATE)
    ? 2 * WORKDAY + random.exponential(3 * WORKDAY)
    : random.exponential(5 * HOUR)
  const at = Math.ceil(stage.business(now, took))
  const says = (answer: 'agreed' | 'appealed', note?: string): Deed => ({
    at,
    situation: null,
    decide: answerReturn({ ...who, id: by, author: `person:${by}` }, { answer, note }),
  })
  // whoever always returns for the same reason is believed less
  const suspicious = stage.players.get(back.rep)?.manner === 'returner'
  if (!random.chance(suspicious ? 0.3 : 0.08)) return [says('agreed')]
  const head = { ...who, id: HEAD_OF_SALES, author: `person:${HEAD_OF_SALES}`, function: 'sales' }
  const outcome = random.chance(suspicious ? 0.6 : 0.35) ? ('overturned' as const) : ('upheld' as const)
  return [
    says('appealed', random.pick(WHY)),
    {
      at: Math.ceil(stage.business(at, random.exponential(WORKDAY))),
      situation: null,
      decide: decideAppeal(stage.law, head, { outcome }),
    },
  ]
}
