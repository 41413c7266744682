import { describe, expect, it } from 'vitest'
import { audit } from '#journey/audit/actions.ts'
import { keepRefused } from '#journey/capture/actions.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { findLead } from '#cli/erase.ts'
import { requestHash } from '#work/request-hash.ts'
import { doBatch } from '#work/batch.ts'
import { ownTables } from '#platform/backup/tables.ts'
import { freshDatabase } from '../support/database.ts'
import { annaIsWon, captureOf, workspace } from './workspace.ts'

const { database } = await freshDatabase()
const w = await workspace(database)

/** Tables and columns that hold one of the words, whatever their type. */
async function traces(words: string[]): Promise<string[]> {
  const found: string[] = []
  for (const { name, columns } of await ownTables(database)) {
    for (const column of [...columns, ...(name === 'leads' ? ['search'] : [])]) {
      const { rows } = await database.query<{ n: number }>(
        `select count(*) as n from ${name} where ${column}::text ilike any($1::text[])`,
        [words.map((word) => `%${word}%`)],
      )
      if (rows[0]!.n > 0) found.push(`${name}.${column}`)
    }
  }
  return found
}

const counts = async () =>
  (await database.query('select kind, count(*) as n from entries group by kind order by kind')).rows
const anna = ['anna', 'weber@', '5550101']

describe('erasing a person', () => {
  it('leaves no trace in any column of any table, keeps the counts, and the audit stays ok', async () => {
    const lead = await annaIsWon(w, 'anna.weber@example.com')
    const ben = await w.capture({ email: 'ben@example.org', firstName: 'Ben' })
    const again = captureOf(
      w.services,
      { email: 'anna.weber@example.com', phone: '+49 30 5550101', fields: { notes: 'Anna is on holiday' } },
      'email_replied',
    )
    const answer = () => ({ status: 200, body: { id: lead, email: 'anna.weber@example.com' } })
    await doBatch(w.services, [
      { ...again, idempotency: { key: 'k1', requestHash: requestHash('POST', '/api/leads', '{}'), answer } },
    ])
    await keepRefused(w.services, 'api', { email: 'Anna.Weber@example.com', phone: 1 }, { errors: [] })
    expect((await traces(anna)).length).toBeGreaterThan(5)
    const before = await counts()

    expect(await eraseLead(w.services, lead, 'asked by mail', 'person:dpo')).toBe(true)

    expect(await traces(anna)).toEqual([])
    expect(await traces(['ben@example.org'])).not.toEqual([])
    const after = (await counts()).filter(
      (row) => !['PersonErased', 'ScoreChanged'].includes(row.kind as string),
    )
    expect(after).toEqual(before.filter((row) => row.kind !== 'ScoreChanged'))
    expect(await audit(w.services, { serverRuns: false })).toMatchObject({
      leads: 2,
      chain: 'ok',
      replay: 'ok',
      promises: 'ok',
    })
    expect(await findLead(database, 'anna.weber@example.com')).toBeNull()
    expect(await findLead(database, lead)).toBe(lead)
    expect(await findLead(database, 'BEN@example.org')).toBe(ben)
  })

  it('when the same person comes back, a new lead begins', async () => {
    const lead = await w.capture({ email: 'anna.weber@example.com', firstName: 'Anna' })
    expect(await findLead(database, 'anna.weber@example.com')).toBe(lead)
    expect(await audit(w.services, { serverRuns: false })).toMatchObject({ leads: 3, promises: 'ok' })
  })

  it('when they had another address before, then what was refused with that one goes too', async () => {
    const lead = await w.capture({ email: 'old_name@example.com', externalIds: ['crm:77'] })
    await w.capture({ email: 'new.name@example.com', externalIds: ['crm:77'] })
    await keepRefused(w.services, 'api', { email: 'Old_Name@example.com', phone: 1 }, { errors: [] })
    await keepRefused(w.services, 'api', { email: 'oldXname@example.com', phone: 1 }, { errors: [] })

    expect(await eraseLead(w.services, lead, 'asked by mail', 'person:dpo')).toBe(true)

    expect(await traces(['old_name@', 'new.name@'].map((word) => word.replace('_', '\\_')))).toEqual([])
    expect(await traces(['oldXname@'])).toEqual(['submissions.body'])
  })

  it('when it breaks off half way, then the person is not marked as erased, and asking again does it', async () => {
    const lead = await w.capture({ email: 'half@example.com' })
    const transaction: typeof database.transaction = (work, options) =>
      database.transaction(async (inner) => {
        await work({
          ...inner,
          query: (text: string, ...rest) => {
            if (text.includes('delete from identity_keys')) throw new Error('the cable')
            return inner.query(text, ...rest)
          },
        } as typeof inner)
        throw new Error('not reached')
      }, options)
    const breaking = { ...w.services, batches: { ...database, transaction } }
    await expect(eraseLead(breaking, lead, 'asked', 'cli')).rejects.toThrow('the cable')
    expect(await findLead(database, 'half@example.com')).toBe(lead)
    const erased = await database.query('select 1 from entries where lead_id = $1 and kind = $2', [
      lead,
      'PersonErased',
    ])
    expect(erased.rows).toEqual([])
    expect(await eraseLead(w.services, lead, 'asked', 'cli')).toBe(true)
    expect(await traces(['half@'])).toEqual([])
  })
})
