import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { program } from '../support/baton.ts'
import { leads } from './table.ts'

describe('baton learn', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-learn-'))
  const [file, card] = [path.join(folder, 'leads.csv'), path.join(folder, 'card.json')]
  let main = ''
  beforeAll(async () => {
    const { columns, won } = leads(2000, 3)
    const rows = won.map((one, i) => {
      const minutes = `${columns.minutes![i]},5`
      return [minutes, columns.source![i], one ? 'Ja' : 'Nein', one ? '' : 'zu teuer'].join(';')
    })
    fs.writeFileSync(file, ['Minuten;Herkunft;Gekauft;Grund', ...rows].join('\r\n'))
    main = await program()
  })
  afterAll(() => fs.rmSync(folder, { recursive: true }))
  const baton = (...args: string[]) =>
    spawnSync(process.execPath, [main, 'learn', ...args], { encoding: 'utf8' })

  it('given a German file with semicolons, when it is learned from, then the card is written and scores the file', () => {
    const learned = baton(file, '--outcome', 'Gekauft', '--monotone', 'Minuten=up', '--out', card, '--json')
    expect([learned.status, learned.stderr]).toEqual([0, ''])
    const answer = JSON.parse(learned.stdout)
    expect(answer.columns.find((one: { column: string }) => one.column === 'Grund').use).toBe('leak')
    expect(answer.card.rules.map((rule: { column: string }) => rule.column)).toEqual(['Minuten', 'Herkunft'])
    const scored = JSON.parse(baton('apply', card, file, '--json').stdout)
    expect(scored.rows).toHaveLength(2000)
    expect(scored.rows[0]).toEqual({ line: 2, points: expect.any(Number), probability: expect.any(Number) })
  })

  it('given a wrong call, then it says what is wrong and ends with 2; a refusal ends with 1 and its reason', () => {
    expect(baton(file).stderr).toContain('--outcome COLUMN')
    expect(baton(file, '--outcome', 'Gekauft', '--monotone', 'Minuten').status).toBe(2)
    expect(baton('apply', file, file).stderr).toContain('is no scorecard')
    const refused = baton(file, '--outcome', 'Herkunft')
    expect([refused.status, refused.stdout]).toEqual([
      1,
      expect.stringContaining('Which values of Herkunft mean yes?'),
    ])
  })
})
