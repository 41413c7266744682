import { expect } from 'vitest'
import { ask } from './postgres-processes.ts'
import type { startPostgres } from '#platform/postgres/supervisor.ts'

type Start = () => ReturnType<typeof startPostgres>

/** Holders that start while others leave: whoever has just started has a database that answers. */
export async function comeAndGo(start: Start, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const [one, other] = await Promise.all([start(), start()])
    const leaving = one.stop()
    const third = await start()
    expect(await ask(other.url, 'select 1 as one')).toEqual([{ one: 1 }])
    const last = Promise.all([leaving, other.stop(), third.stop()])
    const next = await start()
    expect(await ask(next.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await Promise.all([last, next.stop()])
  }
}
