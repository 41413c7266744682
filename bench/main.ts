import { agreementAlpha } from './agreement-alpha.ts'
import { attribution } from './attribution.ts'
import { batch } from './batch.ts'
import { capture } from './capture.ts'
import { clocks, clockWorker } from './clocks.ts'
import { duplicates } from './duplicates.ts'
import { grain } from './grain.ts'
import { intake } from './intake.ts'
import { learn } from './learn.ts'
import { live } from './live.ts'
import { mailing } from './mailing.ts'
import { mailSink } from './mailing-sink.ts'
import { matching } from './match.ts'
import { million } from './million.ts'
import { money } from './money.ts'
import { nurture } from './nurture.ts'
import { paint } from './paint.ts'
import { proof } from './proof.ts'
import { screens } from './screens.ts'
import { replay } from './replay.ts'
import { reports } from './reports.ts'
import { printTable, writeResults } from './results.ts'
import { whatIf } from './what-if.ts'
import type { Bench } from './results.ts'

const benches: Bench[] = [
  capture,
  batch,
  intake,
  grain,
  reports,
  replay,
  million,
  agreementAlpha,
  whatIf,
  clocks,
  nurture,
  live,
  screens,
  paint,
  mailing,
  proof,
  learn,
  matching,
  duplicates,
  attribution,
  money,
]

const worker = process.argv.find((arg) => arg.startsWith('--clock-worker='))
if (worker) {
  await clockWorker(Number(worker.split('=')[1]))
  process.exit()
}

if (process.argv.includes('--mail-sink')) await mailSink()

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('-'))
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name))
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}. There are: ${benches.map((bench) => bench.name).join(', ')}`,
  )
  process.exit(2)
}
for (const bench of benches) {
  if (wanted.length > 0 && !wanted.includes(bench.name)) continue
  console.log(`\n${bench.name}: ${bench.summary}`)
  const rows = await bench.run((line) => console.log(`  ${line}`))
  printTable(bench.name, rows)
  writeResults(bench.name, rows)
}
