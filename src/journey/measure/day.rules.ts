/** A day in ms. Days of the measurement are those of UTC, which has none that are longer. */
export const DAY_MS = 86_400_000
