import os from 'node:os'
import { match, SAME, ASK } from '#journey/matching/match.rules.ts'
import { groupQuality } from '#journey/matching/quality.rules.ts'
import { people, PEOPLE_HEADERS } from '../test/matching/people.ts'
import { prepare } from '#journey/matching/prepare.rules.ts'
import { TableTaker } from '#journey/matching/table.rules.ts'
import { atLeast, atMost } from './results.ts'
import type { Bench } from './results.ts'

const RECORDS = Number(process.env.BENCH_RECORDS ?? 1_000_000)
const STEPS = { block: 'finding candidates', learn: 'learning', compare: 'comparing', group: 'grouping' }

/** A file of generated people, half of whom stand in it twice with up to three slips: who is who? */
export const matching: Bench = {
  name: 'match',
  summary: `${RECORDS.toLocaleString('en-US')} generated records, deduplicated`,
  run: (say) => {
    const taker = new TableTaker(PEOPLE_HEADERS)
    const entities: number[] = []
    for (const { entity, cells } of people({ originals: RECORDS, duplicates: 1, changes: 3, seed: 11 })) {
      if (taker.count === RECORDS) break
      taker.add(cells)
      entities.push(entity)
    }
    say(`load of the machine before: ${os.loadavg()[0]!.toFixed(1)}`)
    const begun = performance.now()
    const cpu = process.cpuUsage()
    const prepared = prepare(taker.columns(), null)
    if ('refused' in prepared) throw new Error(prepared.refused)
    const { records } = prepared
    const seconds = (): number => (performance.now() - begun) / 1000
    const matched = match(records, {
      same: SAME,
      ask: ASK,
      seed: 1,
      linked: false,
      say: (what, share) =>
        say(`${seconds().toFixed(0).padStart(4)} s  ${STEPS[what]} ${Math.floor(100 * share)} %`),
    })
    const wall = seconds()
    const used = process.cpuUsage(cpu)
    const truth = Int32Array.from(records.rows, (row) => entities[row]!)
    const { f1 } = groupQuality(matched.clusters, truth, null)
    say(
      `${matched.compared.toLocaleString('en-US')} pairs compared; load after: ${os.loadavg()[0]!.toFixed(1)}`,
    )
    return Promise.resolve([
      atMost('deduplication, wall clock', wall, 's', 300),
      atMost('deduplication, processor time', (used.user + used.system) / 1e6, 's', 300),
      atMost(
        'largest memory, the generated file included',
        process.resourceUsage().maxRSS / 1024,
        'MB',
        1500,
      ),
      atLeast('F1 against who was generated', f1, '', 'reference', 0.98, 1),
    ])
  },
}
