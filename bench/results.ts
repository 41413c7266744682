import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'

/** One measured figure beside what it is measured against in the same run. */
export interface BenchRow {
  what: string
  value: number
  unit: string
  /** what `limit` is: the peer or bound of the same run */
  against: string
  limit: number | null
  /** value over limit for rates, limit over value never: the reader sees both numbers */
  ratio: number | null
  target: string
  met: boolean
}

export interface Bench {
  name: string
  summary: string
  run: (say: (line: string) => void) => Promise<BenchRow[]>
}

/** A rate that must reach a share of a peer's rate. */
export function atLeast(
  what: string,
  value: number,
  unit: string,
  against: string,
  limit: number,
  share: number,
): BenchRow {
  const ratio = value / limit
  return {
    what,
    value: round(value),
    unit,
    against,
    limit: round(limit),
    ratio: round(ratio),
    target: `≥ ${share} ×`,
    met: ratio >= share,
  }
}

/** A figure that must not pass a bound. */
export function atMost(what: string, value: number, unit: string, bound: number): BenchRow {
  const ratio = round(value / bound)
  return {
    what,
    value: round(value),
    unit,
    against: 'bound',
    limit: bound,
    ratio,
    target: `≤ ${bound} ${unit}`,
    met: value <= bound,
  }
}

/** A figure that must reach a bound. */
export function reaches(what: string, value: number, unit: string, bound: number): BenchRow {
  const ratio = round(value / bound)
  return {
    what,
    value: round(value),
    unit,
    against: 'bound',
    limit: bound,
    ratio,
    target: `≥ ${bound} ${unit}`,
    met: value >= bound,
  }
}

/** A row that could not be run says so, and is not met. */
export function notRun(what: string, why: string, target: string): BenchRow {
  return {
    what: `${what} (not run: ${why})`,
    value: 0,
    unit: '',
    against: '',
    limit: null,
    ratio: null,
    target,
    met: false,
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}

export function writeResults(name: string, rows: BenchRow[]): void {
  const cpu = os.cpus()
  const machine = `${cpu.length} × ${cpu[0]?.model.trim() ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  const result = {
    name,
    machine,
    commit: commit(),
    at: new Date().toISOString(),
    command: `npm run bench -- ${name}`,
    rows,
  }
  fs.mkdirSync('bench/results', { recursive: true })
  fs.writeFileSync(`bench/results/${name}.json`, JSON.stringify(result, null, 2) + '\n')
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

export function printTable(name: string, rows: BenchRow[]): void {
  console.log(`\n${name}`)
  const cells = rows.map((row) => [
    row.what,
    `${format(row.value)} ${row.unit}`,
    row.limit === null ? '' : row.against === 'bound' ? '' : `${row.against}: ${format(row.limit)}`,
    row.ratio === null ? '' : `${row.ratio} ×`,
    row.target,
    row.met ? 'met' : 'NOT MET',
  ])
  const widths = [0, 1, 2, 3, 4, 5].map((i) => Math.max(...cells.map((row) => row[i]!.length)))
  for (const row of cells) console.log('  ' + row.map((cell, i) => cell.padEnd(widths[i]!)).join('  '))
}

function format(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 3 : 0 })
}
