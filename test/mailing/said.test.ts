import { expect, test } from 'vitest'
import { eraseLead } from '#journey/identity/erase.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { auditWorkspace } from '../support/audited.ts'
import { HOUR } from '../nurture/world.ts'
import { mailingTo, sending, table } from './world.ts'
import type { Company } from './world.ts'
import type { Outgoing, Post, Posted } from '#journey/mailing/sending.rules.ts'

function saying(answer: (mail: Outgoing) => Posted): Post {
  return { width: 4, deliver: (mail) => Promise.resolve(answer(mail)), close: () => undefined }
}

async function ended({ services }: Company): Promise<void> {
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
}

test.each([
  ['sent', '250 2.1.5 ok <ada@firm.example> queued', '250 2.1.5 ok queued'],
  ['sent', '250 ok <ada.king@firm.exam', '250 ok'],
  ['refused', "550 5.1.1 Ada.O'King+x@firm.example: no such user", '550 5.1.1 : no such user'],
  [
    'later',
    '451 4.7.1 "Ada \\"K\\" King"@firm.example waits, see a?e=ada%40firm.example',
    'given up: 451 4.7.1 waits, see',
  ],
  ['unclear', `broke at ${'x'.repeat(486)} ada@firm.example`, `broke at ${'x'.repeat(486)}`],
] as const)('an address that the server names is kept nowhere: %s, %s', async (came, detail, kept) => {
  const company = await mailingTo(1)
  const { services, clock } = company
  const posted: Posted = came === 'refused' ? { came, hard: true, code: '5.1.1', detail } : { came, detail }
  const sender = sending(
    services,
    saying(() => posted),
  )
  for (let hour = 0; hour < (came === 'later' ? 150 : 1); hour++) {
    await sender.run()
    clock.now += HOUR
  }
  while (await tellSettled(services));
  const { rows } = await services.db.query(
    `select body->>'detail' as told from entries where kind = 'MailSettled'`,
  )
  expect(rows).toEqual([{ told: kept }])
  expect(await table(services)).toMatchObject([{ detail: kept, told: true }])
  const { rows: others } = await services.db.query<{ body: string }>(
    `select body::text as body from entries where kind like 'Mail%'`,
  )
  expect(others.map(({ body }) => body).join('\n')).not.toMatch(/ada|king|firm|@/i)
  await ended(company)
})

test('what was kept with an address before is told without it', async () => {
  const company = await mailingTo(1)
  const { services } = company
  await sending(
    services,
    saying(() => ({ came: 'sent', detail: '250 taken' })),
  ).run()
  await services.db.query(`update messages set detail = '250 ok <ada@firm.example>'`)
  while (await tellSettled(services));
  const { rows } = await services.db.query(
    `select body->>'detail' as told from entries where kind = 'MailSettled'`,
  )
  expect(rows).toEqual([{ told: '250 ok' }])
  await ended(company)
})

test('somebody who is erased leaves no word of the server behind, whether the mail left or is yet to leave', async () => {
  const company = await mailingTo(2)
  const { services, leads } = company
  const post = saying(({ to }) => ({
    came: to.startsWith('p0') ? 'later' : 'sent',
    detail: '4 Ada King waits',
  }))
  await sending(services, post).run()
  const states = (await table(services)).map(({ state }) => state)
  expect(states.sort()).toEqual(['due', 'sent'])
  for (const lead of leads) await eraseLead(services, lead, 'asked', 'test')
  expect((await table(services)).map(({ detail }) => detail)).toEqual([null, null])
  while (await tellSettled(services));
  await ended(company)
})
