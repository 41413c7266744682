import { refreshGrain } from '#journey/measure/grain/refresh.ts'
import { restOrIdle } from '#work/rest.ts'
import type { GrainFloor } from '#journey/measure/grain/refresh.ts'

/**
 * A lead's rows cost about a third of what taking it in costs (145 µs of both processes beside 400). While leads come in
 * faster than they are counted, counting therefore rests four times as long as it worked, so that it costs intake less than
 * a twentieth of two cores; reports say how many leads wait. As soon as intake has a moment without work, it goes on.
 */
const REST_TIMES = 4

/** One round of refreshing, to be repeated. @returns whether more waits */
export async function keepGrain(
  floor: GrainFloor & { gatherer: { idle: () => Promise<void> } },
): Promise<boolean> {
  const begun = floor.now()
  const more = await refreshGrain(floor)
  if (more) await restOrIdle(floor.gatherer.idle(), REST_TIMES * (floor.now() - begun))
  return more
}
