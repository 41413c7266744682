import { refreshMatches, type MatchFloor } from './refresh.ts'
import { restOrIdle } from '#work/rest.ts'

/** While leads come in faster than they are compared, comparing rests four times as long as it worked, as counting does. */
const REST_TIMES = 4

/** One round of comparing, to be repeated. @returns whether more waits */
export async function keepMatches(
  floor: MatchFloor & { gatherer: { idle: () => Promise<void> } },
): Promise<boolean> {
  const begun = floor.now()
  const more = await refreshMatches(floor)
  if (more) await restOrIdle(floor.gatherer.idle(), REST_TIMES * (floor.now() - begun))
  return more
}
