import { learn as learnCard } from '#journey/learning/train.rules.ts'
import { scorerOf } from '#journey/learning/scorecard.rules.ts'
import { atMost, notRun, reaches } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { LearningTable } from '#journey/learning/columns.rules.ts'

const ROWS = 100_000
const COLUMNS = 40

/** Learning a scorecard from generated leads, and scoring with it; both from text, as a file gives it. */
export const learn: Bench = {
  name: 'learn',
  summary: 'Learning a scorecard from 100,000 leads of 40 columns, and scoring with it',
  run: (say) => {
    const table = generated()
    const begun = performance.now()
    const learned = learnCard(table, { outcome: 'outcome' })
    const seconds = (performance.now() - begun) / 1000
    const rows: BenchRow[] = [atMost('training, 100,000 leads × 40 columns', seconds, 's', 20)]
    say(`${learned.card?.rules.length ?? 0} rules, area ${learned.evaluation?.auc.auc.toFixed(3)}`)
    const scorer = learned.card ? scorerOf(learned.card, table.headers) : null
    if (!scorer?.ok) return Promise.resolve([...rows, notRun('scoring', 'no card', '≥ 200,000 leads/s')])
    // of one core: what others do on the machine meanwhile is not counted
    const before = process.cpuUsage()
    let sum = 0
    for (let round = 0; round < 5; round++)
      for (let row = 0; row < ROWS; row++)
        sum += scorer.score((column) => table.columns[column]![row]!).points
    const { user, system } = process.cpuUsage(before)
    const rate = (5 * ROWS) / ((user + system) / 1_000_000)
    say(`mean score ${(sum / ROWS / 5).toFixed(1)}`)
    rows.push(reaches('scoring, one core', rate, 'leads/s', 200_000))
    return Promise.resolve(rows)
  },
}

/** Half numbers, half categories, a quarter blank here and there; a third of them says something. */
function generated(): LearningTable {
  let seed = 20_240_607
  const random = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const odds = new Float64Array(ROWS).fill(-1)
  const columns = Array.from({ length: COLUMNS - 1 }, (_, k) => {
    const tells = k % 3 === 0 ? 0.6 : 0
    const values = 3 + ((k * 7) % 40)
    return Array.from({ length: ROWS }, (_row, row) => {
      if (k % 4 === 1 && random() < 0.2) return ''
      if (k % 2 === 0) {
        const value = random() * 1000
        odds[row]! += tells * (value / 500 - 1)
        return value.toFixed(2)
      }
      const value = Math.floor(random() ** 2 * values)
      odds[row]! += tells * ((value % 3) - 1)
      return `value ${value}`
    })
  })
  const outcome = Array.from(odds, (one) => (random() < 1 / (1 + Math.exp(-one)) ? 'won' : 'lost'))
  return { headers: [...columns.map((_, k) => `column ${k}`), 'outcome'], columns: [...columns, outcome] }
}
