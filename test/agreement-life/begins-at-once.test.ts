import fs from 'node:fs'
import { expect, test } from 'vitest'
import { loadAgreements } from '#journey/agreement/store.ts'
import { freshDatabase } from '../support/database.ts'

const text = fs.readFileSync('agreements/default.yaml', 'utf8')
const START = Date.parse('2026-03-02T09:00:00Z')

test('given an empty database, when several servers start at once, then all go on under the one agreement that one of them took', async () => {
  for (let round = 0; round < 5; round++) {
    const { database } = await freshDatabase()
    const all = await Promise.all(Array.from({ length: 6 }, () => loadAgreements(database, text, START)))
    expect(all.map((agreements) => agreements.map(({ ruleset }) => ruleset.version))).toEqual(
      Array.from({ length: 6 }, () => [1]),
    )
    const { rows } = await database.query('select kind from agreement_log')
    expect(rows).toEqual([{ kind: 'StartingPointTaken' }])
  }
})
