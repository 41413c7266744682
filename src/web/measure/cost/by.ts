/** What cost is compared by. */
export const BY = ['source', 'campaign', 'channel', 'market', 'segment', 'offer', 'origin'] as const
export type By = (typeof BY)[number]

/** As the address says it; left out: by source. */
export function costBy(given: unknown): By | undefined {
  return BY.find((one) => one === given && one !== 'source')
}
