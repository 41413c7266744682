import { restOrIdle } from '#work/rest.ts'
import { tellWorths, type WorthFloor } from '#journey/measure/value/worths.ts'

/** While leads come in faster than they are told, telling rests four times as long as it worked, as counting does. */
const REST_TIMES = 4

/** One round of telling what leads are worth, to be repeated. @returns whether more waits */
export async function keepWorths(
  floor: WorthFloor & { gatherer: { idle: () => Promise<void> } },
): Promise<boolean> {
  const begun = floor.now()
  const more = await tellWorths(floor)
  if (more) await restOrIdle(floor.gatherer.idle(), REST_TIMES * (floor.now() - begun))
  return more
}
