import type { OfferView } from '#journey/measure/team.contract.ts'

const HOUR_MS = 3_600_000
/** Less than six minutes is at once. */
const LEAST = 0.1

export const hoursOf = (offer: OfferView): number | null =>
  offer.workedAt === null ? null : (Date.parse(offer.workedAt) - Date.parse(offer.offeredAt)) / HOUR_MS

export const isLeft = ({ came }: OfferView): boolean =>
  came === 'returned' || came === 'expired' || came === 'untouched'

export interface Dot {
  offer: OfferView
  x: number
  y: number
}

export interface Plot {
  worked: Dot[]
  left: Dot[]
  scores: { at: number; x: number }[]
  hours: { at: number; y: number }[]
  /** where the band of those that were left ends and the time begins */
  band: number
}

const TICKS = [0.25, 1, 4, 24, 96, 480]

/** Places for the dots: score to the right, the logarithm of hours upward, those that were left stacked in a band above. */
export function plotOf(offers: OfferView[], width: number, height: number): Plot {
  const shown = offers.filter((one) => one.came === 'worked' || isLeft(one))
  const scores = shown.map(({ score }) => score)
  const low = Math.floor(Math.min(...scores, 100) / 10) * 10
  const high = Math.max(low + 10, Math.ceil((Math.max(...scores, 0) + 1) / 10) * 10)
  const x = (score: number) => ((score - low) / (high - low)) * width
  const stacks = new Map<number, number>()
  const left = shown.filter(isLeft).map((offer) => {
    // dots of neighbouring scores that would touch stand above each other
    const place = Math.round(x(offer.score) / GAP)
    const n = stacks.get(place) ?? 0
    stacks.set(place, n + 1)
    return { offer, x: place * GAP, y: n * GAP + GAP / 2 }
  })
  const band = Math.max(GAP * 2, ...left.map((dot) => dot.y + GAP / 2)) + 6
  const most = Math.max(24, ...shown.map((one) => hoursOf(one) ?? 0))
  const [from, to] = [Math.log(LEAST), Math.log(most * 1.2)]
  const y = (hours: number) =>
    height - ((Math.log(Math.max(LEAST, hours)) - from) / (to - from)) * (height - band - 6)
  return {
    left,
    band,
    worked: shown
      .filter((one) => one.came === 'worked')
      .map((offer) => ({ offer, x: x(offer.score), y: y(hoursOf(offer)!) })),
    scores: Array.from({ length: (high - low) / 10 + 1 }, (_, i) => low + i * 10).map((at) => ({
      at,
      x: x(at),
    })),
    hours: TICKS.filter((at) => at <= most * 1.2).map((at) => ({ at, y: y(at) })),
  }
}

const GAP = 10
