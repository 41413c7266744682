import { describe, expect, test } from 'vitest'
import { doBatch } from '#work/batch.ts'
import { askRelease, openReleases } from '#journey/handoff/release.store.ts'
import { releaseLeads } from '#journey/handoff/release.jobs.ts'
import { releaseSlice } from '#journey/handoff/release.ts'
import { auditWorkspace } from '../support/audited.ts'
import { anna } from '../support/cast.ts'
import { testServer } from '../support/server.ts'
import { captureOf } from '../support/workroom.ts'
import type { Transaction } from '#platform/database.ts'

const { ask, services } = await testServer()

async function owned(person: string): Promise<number> {
  const { rows } = await services.db.query<{ n: number }>(
    'select count(*)::int as n from leads where workspace_no = 1 and owner = $1',
    [person],
  )
  return rows[0]!.n
}

describe('given a rep with more leads than go in one slice', () => {
  let all = 0

  test('when a manager releases them, then the answer comes after the first slice, with what is left', async () => {
    const leads = Array.from({ length: 660 }, (_, i) =>
      captureOf(
        services,
        { ...anna, email: `r${i}@firm${i}.example`, company: `Firm ${i}` },
        'demo_requested',
      ),
    )
    await doBatch(services, leads)
    all = await owned('ines')
    expect(all).toBeGreaterThan(200)
    const { status, body } = await ask('POST', '/api/people/ines/release', { because: 'released' })
    expect(status).toBe(200)
    expect(body).toMatchObject({ released: 200, left: all - 200, endedAt: null })
    expect(await owned('ines')).toBe(all - 200)
  })

  test('when it is broken off in the middle of a slice, then nothing of that slice is done or counted', async () => {
    const [row] = await openReleases(services.db)
    const broken = {
      ...services,
      batches: {
        ...services.batches,
        transaction: <Result>(work: (transaction: Transaction) => Promise<Result>) =>
          services.batches.transaction<Result>(async (transaction) => {
            await work(transaction)
            throw new Error('killed')
          }),
      },
    }
    await expect(releaseSlice(broken, row!)).rejects.toThrow('killed')
    expect((await ask('GET', '/api/people/ines/release')).body).toMatchObject({
      released: 200,
      left: all - 200,
    })
  })

  test('when two servers go on at once, then each lead is released once, and the count is right', async () => {
    const [row] = await openReleases(services.db)
    await Promise.all([releaseSlice(services, row!), releaseSlice(services, row!)])
    while (await releaseLeads(services));
    const { body } = await ask('GET', '/api/people/ines/release')
    expect(body).toMatchObject({ released: all, endedAt: expect.any(String) })
    const { rows } = await services.db.query<{ n: number; most: number }>(
      `select count(*)::int as n, max(n)::int as most from (select count(*) as n from entries
        where workspace_no = 1 and kind = 'OwnerReleased' and body->>'person' = 'ines' group by lead_id) as x`,
    )
    expect(rows).toEqual([{ n: all, most: 1 }])
    expect(await auditWorkspace(services)).toMatchObject({ chain: 'ok', replay: 'ok', promises: 'ok' })
  })

  test('when nobody of that name is there, then it is refused; who never was released has no date', async () => {
    expect((await ask('POST', '/api/people/nobody/release', {})).status).toBe(404)
    expect((await ask('GET', '/api/people/mara/release')).body).toMatchObject({ askedAt: null, released: 0 })
  })
})

describe('given somebody who is released a second time', () => {
  test('when the first time is over, then it begins anew; while it goes on, asking again changes nothing', async () => {
    const asked = { person: 'mara', because: 'released' as const, author: 'person:boss' }
    await askRelease(services.db, asked, services.now())
    await askRelease(services.db, asked, services.now() + 1000)
    const [row] = await openReleases(services.db)
    expect(row).toMatchObject({ person: 'mara', askedAt: services.now() })
    await releaseLeads(services)
    expect(await openReleases(services.db)).toEqual([])
    await askRelease(services.db, asked, services.now() + 2000)
    expect(await openReleases(services.db)).toMatchObject([{ askedAt: services.now() + 2000, released: 0 }])
  })
})
