import { createRandom, type Random } from '#simulate/random.rules.ts'
import { invented, skewed, slip } from './corrupt.ts'

/**
 * People as Febrl's generator makes them (Christen 2005; Christen and Pudjijono 2009): originals, and duplicates with a
 * few changes each: slips, fields changed over, left empty, or replaced by another value. Names and places are invented.
 */
export interface PeopleWanted {
  originals: number
  /** most duplicates of one original; how many it gets is even from 0 on */
  duplicates: number
  /** most changes of one duplicate */
  changes: number
  seed: number
}

export const PEOPLE_HEADERS = [
  'rec_id',
  'given_name',
  'surname',
  'street_number',
  'address_1',
  'suburb',
  'postcode',
  'state',
  'date_of_birth',
  'phone_number',
]

export function* people({
  originals,
  duplicates,
  changes,
  seed,
}: PeopleWanted): Generator<{ entity: number; cells: string[] }> {
  const random = createRandom(seed)
  const pools = {
    given:
      'james john robert michael william david emily jessica sarah thomas daniel matthew joshua sophie chloe olivia lauren isabella benjamin jack'
        .split(' ')
        .concat(invented(Math.max(300, Math.round(Math.sqrt(originals) * 3)), random, 1, 2)),
    family: invented(Math.max(1500, Math.round(Math.sqrt(originals) * 30)), random),
    street: invented(Math.max(1000, Math.round(Math.sqrt(originals) * 15)), random),
    suburb: invented(Math.max(500, Math.round(Math.sqrt(originals) * 5)), random),
  }
  for (let entity = 0; entity < originals; entity++) {
    const original = born(entity, pools, random)
    yield { entity, cells: original }
    for (let copy = random.whole(0, duplicates); copy > 0; copy--)
      yield { entity, cells: corrupted(original, copy, random.whole(1, changes), pools, random) }
  }
}

interface Pools {
  given: string[]
  family: string[]
  street: string[]
  suburb: string[]
}

function born(entity: number, pools: Pools, random: Random): string[] {
  const at = Math.min(pools.suburb.length - 1, Math.floor(pools.suburb.length ** random.next()) - 1)
  const two = (value: number): string => String(value).padStart(2, '0')
  return [
    `rec-${entity}-org`,
    skewed(pools.given, random),
    skewed(pools.family, random),
    String(random.whole(1, 400)),
    `${skewed(pools.street, random)} ${random.pick(['street', 'place', 'circuit', 'road', 'crescent'])}`,
    pools.suburb[at]!,
    String(2000 + ((at * 7) % 6000)),
    random.pick(['nsw', 'vic', 'qld', 'wa', 'sa']),
    `${random.whole(1900, 1999)}${two(random.whole(1, 12))}${two(random.whole(1, 28))}`,
    `0${random.whole(2, 8)} ${random.whole(10_000_000, 99_999_999)}`,
  ]
}

/** Which columns are slipped in, and how often: names and addresses more than numbers, as in Febrl's sample files. */
function corrupted(
  original: string[],
  copy: number,
  changes: number,
  pools: Pools,
  random: Random,
): string[] {
  const cells = [...original]
  cells[0] = cells[0]!.replace('org', `dup-${copy}`)
  for (let change = 0; change < changes; change++) {
    const column = random.whole(1, cells.length - 1)
    const kind = random.next()
    if (kind < 0.12) cells[column] = ''
    else if (kind < 0.2) [cells[1], cells[2]] = [cells[2]!, cells[1]!]
    else if (kind < 0.26 && column <= 2)
      cells[column] = skewed(column === 1 ? pools.given : pools.family, random)
    else cells[column] = slip(cells[column]!, random)
  }
  return cells
}
