import { afterAll, beforeAll, expect, it } from 'vitest'
import { reclassifyIncoming } from '#journey/mailing/inbound.actions.ts'
import { readIncoming } from '#journey/mailing/inbound.list.store.ts'
import { auditWorkspace } from '../../support/audited.ts'
import { answerTo, bounceOf, comes, kept, mailed, stateOf, told } from './world.ts'
import type { Mailed } from './world.ts'
import type { Services } from '#work/services.ts'

let services: Services & { end: () => Promise<void> }
let mails: Mailed[]
beforeAll(async () => void ({ services, mails } = await mailed(6)))
afterAll(async () => {
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
})

async function says(id: string, given: Parameters<typeof reclassifyIncoming>[2]) {
  return reclassifyIncoming(services, (await readIncoming(services.db, id))!, given, 'person:mara')
}

it('given an automatic answer that was a person, when somebody says so, then it is an answer from then on, with who said it', async () => {
  const one = mails[0]!
  const id = await comes(services, answerTo(one, 'Call me', 'Auto-Submitted: auto-replied\n'))
  expect(await kept(services, id)).toMatchObject({ kind: 'away' })
  expect(await says(id, { kind: 'reply', because: 'this was a person' })).toBeNull()
  expect(await kept(services, id)).toMatchObject({ kind: 'reply', reason: 'by_hand', followed: ['replied'] })
  const last = (await told(services, one.lead)).findLast(({ kind }) => kind === 'TouchHappened')
  expect(last).toMatchObject({
    by: 'person:mara',
    body: { touch: { kind: 'email_replied', message: one.seq } },
  })
  expect((await stateOf(services, one.lead)).programmes).toBeUndefined()
  expect((await readIncoming(services.db, id))!.trace).toMatchObject([
    { by: 'person:mara', from: 'away', to: 'reply', because: 'this was a person' },
  ])
  expect(await says(id, { kind: 'reply' })).toMatchObject({ refused: 'invalid', errors: [{ field: 'kind' }] })
})

it('given a bounce that was none, when somebody says so, then the address is reachable again and counts no longer', async () => {
  const one = mails[1]!
  const id = await comes(services, bounceOf(one))
  expect(await stateOf(services, one.lead)).toMatchObject({ unreachable: 'hard' })
  expect(await says(id, { kind: 'other' })).toBeNull()
  expect((await stateOf(services, one.lead)).unreachable).toBeUndefined()
  expect(await kept(services, id)).toMatchObject({
    kind: 'other',
    returned: null,
    followed: ['reachable_again'],
  })
  const { rows } = await services.db.query('select from mail_returns where lead_id = $1', [one.lead])
  expect(rows).toEqual([])
})

it('given a mail of nobody known, when somebody says whose it is, then it is theirs', async () => {
  const one = mails[2]!
  const id = await comes(
    services,
    'From: no-reply@far.example\nSubject: x\nMessage-ID: <n@far>\n\nIt is me, Ada\n',
  )
  expect(await says(id, { kind: 'reply' })).toMatchObject({ errors: [{ field: 'leadId' }] })
  expect(await says(id, { kind: 'reply', leadId: one.lead })).toBeNull()
  expect(await kept(services, id)).toMatchObject({ kind: 'reply', lead_id: one.lead, followed: ['wrote'] })
  const nobody = '0190c1de-5a0e-7c3f-8a37-0f6f0f3c6a11'
  const other = await comes(services, 'From: no-reply@far.example\nSubject: y\nMessage-ID: <o@far>\n\nx\n')
  expect(await says(other, { kind: 'reply', leadId: nobody })).toMatchObject({ refused: 'not_found' })
  expect(await kept(services, other)).toMatchObject({ kind: 'other' })
})

it('given two people who say it at once, then it follows once and the second hears of the first', async () => {
  const one = mails[3]!
  const id = await comes(services, answerTo(one, 'Hm', 'Auto-Submitted: auto-replied\n'))
  const row = (await readIncoming(services.db, id))!
  const answers = await Promise.all(
    ['mara', 'tom'].map((who) => reclassifyIncoming(services, row, { kind: 'reply' }, `person:${who}`)),
  )
  expect(answers.map((refusal) => refusal?.refused ?? 'done').sort()).toEqual(['changed_meanwhile', 'done'])
  const touches = (await told(services, one.lead)).filter(({ body }) => body.touch?.kind === 'email_replied')
  expect(touches).toHaveLength(1)
})
