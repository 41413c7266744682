import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { companies, COMPANY_HEADERS } from './companies.ts'
import { groupQuality } from '#journey/matching/quality.rules.ts'
import { matchedOf, qualityOfRun, table } from './matched.ts'
import { people, PEOPLE_HEADERS } from './people.ts'
import { matchFiles } from '#cli/match.ts'
import type { CommandContext } from '#cli/command.ts'
import type { MatchReport } from '#cli/match.print.ts'

const GIVEN = path.resolve('../shared/data/dedupe')

async function reported(args: string[], labels: string): Promise<MatchReport> {
  const printed: unknown[] = []
  const context = { print: (value: unknown) => printed.push(value), note: () => undefined }
  await matchFiles.run(context as unknown as CommandContext, args, { labels })
  return printed[0] as MatchReport
}

describe.skipIf(!fs.existsSync(GIVEN))('public files of known duplicates, without their labels', () => {
  it('fake_1000: at least 0.88 at the default threshold', async () => {
    const { labels } = await reported([`${GIVEN}/fake_1000.csv`], 'cluster')
    expect(labels!.pairs).toBe(2031)
    expect(labels!.chosen.f1).toBeGreaterThanOrEqual(0.96)
  })

  it('fake_1000: a file that labels the pairs of fifty records is judged by those', async () => {
    const { labels } = await reported([`${GIVEN}/fake_1000.csv`], `${GIVEN}/fake_1000_labels.csv`)
    expect(labels!.pairs).toBeGreaterThanOrEqual(80)
    expect(labels!.chosen.f1).toBeGreaterThan(0.9)
  })

  it('Febrl 1: at least 0.98 with the same settings', async () => {
    const { labels } = await reported([`${GIVEN}/dataset1.csv`], 'rec_id')
    expect(labels!.pairs).toBe(500)
    expect(labels!.chosen.f1).toBeGreaterThanOrEqual(0.995)
  })
})

describe('generated files', () => {
  it('several corrupted duplicates per person, and a good part of them gone', () => {
    const quality = qualityOfRun(
      PEOPLE_HEADERS,
      people({ originals: 800, duplicates: 5, changes: 5, seed: 3 }),
    )
    expect(quality.f1).toBeGreaterThan(0.99)
  })

  it('few duplicates among many strangers', () => {
    const quality = qualityOfRun(PEOPLE_HEADERS, sparse())
    expect(quality.f1).toBeGreaterThan(0.97)
  })

  it('companies with legal forms, abbreviations, slips, and subsidiaries that are companies of their own', () => {
    const quality = qualityOfRun(COMPANY_HEADERS, companies(1200, 9))
    expect(quality.f1).toBeGreaterThan(0.98)
  })

  it('two files are linked, and records of one file never are', () => {
    const all = [...people({ originals: 900, duplicates: 1, changes: 4, seed: 21 })]
    const originals = all.filter(({ cells }) => cells[0]!.endsWith('org'))
    const copies = all.filter(({ cells }) => !cells[0]!.endsWith('org'))
    const renamed = PEOPLE_HEADERS.map((name) => (name === 'surname' ? 'Nachname' : name))
    const { prepared, matched } = matchedOf(
      table(
        PEOPLE_HEADERS,
        originals.map(({ cells }) => cells),
      ),
      table(
        renamed,
        copies.map(({ cells }) => cells),
      ),
    )
    const { records } = prepared
    const truth = Int32Array.from(records.rows, (row) => [...originals, ...copies][row]!.entity)
    expect(groupQuality(matched.clusters, truth, records.sides).f1).toBeGreaterThan(0.99)
    expect(
      [...matched.pairs.i].every((i, at) => records.sides[i] !== records.sides[matched.pairs.j[at]!]),
    ).toBe(true)
  })
})

/** One person in twenty stands twice. */
function* sparse(): Generator<{ entity: number; cells: string[] }> {
  for (const one of people({ originals: 2000, duplicates: 1, changes: 3, seed: 5 }))
    if (one.cells[0]!.endsWith('org') || one.entity % 10 === 0) yield one
}
