import { expect } from 'vitest'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

const DAY = 86_400_000
const NOBODY = '00000000-0000-7000-8000-00000000dead'

/** When a change is declared, signed and withdrawn, and figures are asked what has to be said of them, then each answers. */
export async function walkChanges(ask: Server['ask'], { db, now }: Server['services']): Promise<void> {
  const first = Math.floor(now() / DAY) * DAY
  // ten weeks of a past that no other walk knows of
  for (let i = 0; i < 30; i++)
    await db.query(
      `insert into passes (workspace_no, lead_id, pass, seq, began_at, recorded_at, origin, groups, owner, function, version, stage,
          reached, offered_at, offers, returns, attempts, source)
       values (1, $1, 1, 1, to_timestamp($2 / 1000.0), to_timestamp($2 / 1000.0), 'marketing', '{}', 'ines', 'sales', 1, 'inquiry',
          '{}', to_timestamp($2 / 1000.0), 1, 0, 0, 'walked')`,
      [`00000000-0000-4000-9000-${String(i).padStart(12, '0')}`, first - (70 - ((i * i) % 70)) * DAY],
    )
  const day = (days: number) => new Date(first - days * DAY).toISOString().slice(0, 10)
  const declaration = {
    title: 'Shorter forms',
    what: 'Three fields instead of nine.',
    measure: 'sales_ready',
    starts: day(0),
    baseline: { from: day(70), to: day(1) },
    filters: { source: 'walked' },
  }
  const mara = { 'baton-person': 'mara' }
  const { status, body: made } = await ask('POST', '/api/measure/changes', declaration, mara)
  expect([status, made.status]).toEqual([201, 'proposed'])
  const one = `/api/measure/changes/${made.id}`
  expect((await ask('GET', '/api/measure/changes')).body.items).toHaveLength(1)
  const { body } = await ask('GET', one)
  expect(body.points).toHaveLength(10)
  const { body: leads } = await ask('GET', `${one}/leads?week=${body.points[0].week}`)
  expect(leads.items).toHaveLength(body.points[0].n)
  const signed = await ask('POST', `${one}/sign`, { hash: made.hash }, { 'baton-person': 'ines' })
  expect(signed.body.signatures).toHaveLength(1)
  expect((await ask('POST', `${one}/withdraw`, {}, mara)).body.status).toBe('withdrawn')
  expect((await ask('GET', `/api/measure/changes/${NOBODY}`)).status).toBe(404)
  await db.query(`delete from passes where source = 'walked'`)

  expect((await ask('GET', '/api/measure/caveats?figure=cost&from=2001-01-01')).body.items).toContainEqual(
    expect.objectContaining({ what: 'before' }),
  )
  const { body: gone } = await ask('GET', '/api/measure/afterlife')
  const { body: behind } = await ask('GET', '/api/measure/afterlife/leads?limit=200')
  expect(behind.items).toHaveLength(gone.all.leads)
}
