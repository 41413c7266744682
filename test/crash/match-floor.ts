import { BY_KEY, openDatabase } from '#platform/database.ts'
import type { MatchFloor } from '#journey/duplicates/refresh.ts'

export function openFloor(url: string): MatchFloor {
  return {
    db: openDatabase(url, { max: 3 }),
    batches: openDatabase(url, { max: 3, settings: BY_KEY }),
    now: Date.now,
  }
}
