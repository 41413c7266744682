import { cameIn } from './bands.rules.ts'
import { binTextOf, type Reading } from './views.rules.ts'
import { cellsOf, SETTLE_MS, type PassSeen } from './examples.rules.ts'
import { pointsOf, type Scorecard } from '../scorecard.rules.ts'
import { probabilityOf } from '../calibration.rules.ts'
import type { LeadChance } from './contract.ts'
import type { LeadState } from '#journey/state.ts'
import type { Training } from './train.rules.ts'

const DAY_MS = 86_400_000

/** The moment at which a card looks at a pass, epoch ms; null: it was never qualified and the card asks for that. */
export function looksAt(training: Training, pass: Pick<PassSeen, 'beganAt' | 'qualifiedAt'>): number | null {
  return training.asked.moment === 'entry' ? pass.beganAt + SETTLE_MS : pass.qualifiedAt
}

/**
 * What a card says of one lead, with every point of it.
 * @param at the moment of what is known, epoch ms; before the card looks it is what is known so far
 */
export function chanceOf(
  { id, training }: { id: string; training: Training & { learned: { card: Scorecard } } },
  state: Pick<LeadState, 'attributes' | 'known' | 'touched'>,
  pass: PassSeen,
  at: number,
  reading: Reading,
): LeadChance {
  const { card } = training.learned
  const { outcome, horizonDays } = training.asked
  const cells = cellsOf(state, pass)
  const parts = card.rules.map((rule) => {
    const cell = cells[rule.column] ?? (rule.column.startsWith('touch:') ? '0' : '')
    return { ...binTextOf(rule.column, cell, reading), points: pointsOf(rule)(cell) }
  })
  const points = parts.reduce((sum, part) => sum + part.points, card.scale.base)
  const { other, bands = [] } = training
  const chance = probabilityOf(card.calibration, points)
  const otherChance = other && probabilityOf(other.chance.calibration, points)
  return {
    card: id,
    outcome,
    seenAt: new Date(at).toISOString(),
    until: new Date(at + horizonDays * DAY_MS).toISOString(),
    chance,
    came: cameIn(bands, { points, chance }, outcome),
    other: other && {
      outcome: other.outcome,
      chance: otherChance!,
      came: cameIn(bands, { points, chance: otherChance! }, other.outcome),
    },
    begin: card.scale.base,
    points,
    parts: parts.filter((part) => part.points !== 0).sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
  }
}
