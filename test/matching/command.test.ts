import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { matchFiles } from '#cli/match.ts'
import { people, PEOPLE_HEADERS } from './people.ts'
import { reportText, type MatchReport } from '#cli/match.print.ts'
import type { CommandContext } from '#cli/command.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-match-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

const at = (name: string): string => path.join(folder, name)
const lines = (name: string): string[] => fs.readFileSync(at(name), 'utf8').trim().split('\r\n')

async function run(args: string[], flags: Record<string, string>): Promise<MatchReport> {
  const printed: unknown[] = []
  const context = { print: (value: unknown) => printed.push(value), note: () => undefined }
  expect(await matchFiles.run(context as unknown as CommandContext, args, flags)).toBe(0)
  return printed[0] as MatchReport
}

describe('baton match', () => {
  const rows = [...people({ originals: 150, duplicates: 2, changes: 3, seed: 8 })]
  fs.writeFileSync(at('people.csv'), [PEOPLE_HEADERS, ...rows.map(({ cells }) => cells)].join('\n'))

  it('writes pairs with their reasons and every record with its group, and says how well it did', async () => {
    const flags = { out: at('pairs.csv'), clusters: at('groups.csv'), labels: 'rec_id' }
    const report = await run([at('people.csv')], flags)
    expect(report).toMatchObject({ records: rows.length, refused: 0, thresholds: { same: 0.8, ask: 0.2 } })
    expect(report.labels!.chosen.f1).toBeGreaterThan(0.97)
    expect(report.labels!.best.f1).toBeGreaterThanOrEqual(report.labels!.chosen.f1)
    const [header, first] = lines('pairs.csv')
    expect(header).toBe('id_l,id_r,probability,outcome,row_l,row_r,why')
    expect(first).toMatch(/^rec-\d+-\w+.*,(0\.\d+|1),(same|ask),\d+,\d+,.*\([+−]\d+\.\d\)/)
    expect(lines('pairs.csv').filter((line) => line.includes(',same,'))).toHaveLength(report.same)
    expect(lines('groups.csv')).toHaveLength(rows.length + 1)
    expect(reportText(report)).toMatch(/Columns[\s\S]*family name[\s\S]*Against \d+ labelled pairs/)
  })

  it('judges by a file of ids and groups, too', async () => {
    const labels = rows.map(({ entity, cells }) => `${cells[0]},${entity}`)
    fs.writeFileSync(at('labels.csv'), ['rec_id,who', ...labels].join('\n'))
    const report = await run([at('people.csv')], { labels: at('labels.csv') })
    expect(report.labels!.chosen.f1).toBeGreaterThan(0.97)
  })

  it('refuses what it cannot read, with the flag or file', async () => {
    await expect(run([at('nowhere.csv')], {})).rejects.toThrow('there is no such file')
    await expect(run([], {})).rejects.toThrow('Name one file')
    await expect(run([at('people.csv')], { threshold: '2' })).rejects.toThrow('--threshold')
    await expect(run([at('people.csv')], { labels: 'no such column' })).rejects.toThrow('--labels')
  })
})
