/** The day that it is in UTC, as reports have it. */
export const today = (): string => new Date().toISOString().slice(0, 10)
