import { grouped } from './group.rules.ts'
import { jointEffects } from './joint.rules.ts'
import { effectsOf } from './definition.rules.ts'
import type { GivenAnswer } from './answers.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

/** A change of points that the survey speaks for. */
export interface PointChange {
  rule: string
  label: string
  kind: 'fit' | 'engagement'
  from: number
  to: number
  /** called a lead with the signal and without it */
  with: { leads: number; of: number }
  without: { leads: number; of: number }
  sides: number
}

/**
 * Points that fit what people called a lead: the signals' joint effects, brought to the scale of the points that there are,
 * and then half of the way from the present points: a survey is one voice among several, and its answers are few. Rules
 * about which no side can tell more than chance stay as they are.
 */
export function pointChanges(
  rules: Ruleset,
  answers: readonly GivenAnswer[],
  signalsOfCard: ReadonlyMap<number, readonly string[]>,
): PointChange[] {
  const told = [...grouped(answers, ({ side }) => side).values()].flatMap((own) =>
    effectsOf(rules, own, signalsOfCard).filter(({ logOdds }) => logOdds !== null),
  )
  const present = new Map(
    [...rules.fit.rules.map((rule) => ({ ...rule, cap: null })), ...rules.engagement.rules].map(
      ({ id, points, cap }) => [id, { points, cap }] as const,
    ),
  )
  const joint = jointEffects([...new Set(told.map(({ rule }) => rule))], answers, signalsOfCard)
  const effects = [...grouped(told, ({ rule }) => rule)]
    .filter(([, own]) => own.some(({ clear }) => clear))
    .map(([rule, own]) => ({
      rule,
      own,
      effect: joint.get(rule)!,
      ...present.get(rule)!,
    }))
  const size = effects.reduce((sum, { points }) => sum + Math.abs(points), 0)
  const weight = effects.reduce((sum, { effect }) => sum + Math.abs(effect), 0)
  if (weight === 0) return []
  return effects
    .map(({ rule, own, effect, points, cap }) => ({
      rule,
      label: own[0]!.label,
      kind: own[0]!.kind,
      from: points,
      to: capped(Math.round((points + (effect * size) / weight) / 2), cap),
      with: summed(own.map((one) => one.with)),
      without: summed(own.map((one) => one.without)),
      sides: own.length,
    }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
}

/** Points beyond their own cap would read as more than they give; points of the other sign make the cap meaningless. */
function capped(points: number, cap: number | null): number {
  if (cap === null) return points
  return cap >= 0 ? Math.min(Math.max(points, 0), cap) : Math.max(Math.min(points, 0), cap)
}

function summed(shares: { leads: number; of: number }[]): { leads: number; of: number } {
  return {
    leads: shares.reduce((sum, { leads }) => sum + leads, 0),
    of: shares.reduce((sum, { of }) => sum + of, 0),
  }
}
