/** A day in ms. Days of the measurement are those of UTC, which has none that are longer. */
export const DAY_MS = 86_400_000

/** The day of a moment (epoch ms) as text, UTC. */
export const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10)
