import { expect, test } from 'vitest'
import { anna, DAY, MONDAY, rulesOf } from '../support/cast.ts'
import { testServer } from '../support/server.ts'

const clock = { now: MONDAY }
const { ask, services } = await testServer(clock)

test('given a lead of an older agreement, when its reasons are asked, then they are those that its return is held to', async () => {
  const { body: lead } = await ask('POST', '/api/leads', { ...anna, touch: 'demo_requested' })
  await ask('POST', `/api/leads/${lead.id}/return`, { reason: 'no_budget' })
  const { body: again } = await ask('POST', '/api/leads', {
    ...anna,
    email: 'second@firm.example',
    touch: 'demo_requested',
  })

  // the next version calls the reason otherwise; leads in flight stay under theirs
  const first = rulesOf()
  const { no_budget: reason, ...others } = first.returnReasons
  const later = {
    ...first,
    version: 2,
    effectiveFrom: clock.now + DAY,
    returnReasons: { ...others, too_dear: { ...reason!, id: 'too_dear', label: 'Too dear' } },
  }
  const { law } = services
  Object.assign(law, {
    at: (moment: number) => (moment >= later.effectiveFrom ? later : first),
    version: (version: number) => (version === 2 ? later : first),
  })
  clock.now += DAY + 60_000

  const ids = (reasons: { id: string }[]) => reasons.map(({ id }) => id)
  const { body: page } = await ask('GET', `/api/leads/${again.id}`)
  expect(page.agreementVersion).toBe(1)
  expect(ids(page.returnReasons)).toContain('no_budget')
  expect(ids(page.returnReasons)).not.toContain('too_dear')

  const { body: timeline } = await ask('GET', `/api/leads/${lead.id}/timeline?limit=200`)
  const returned = timeline.items.find(({ kind }: { kind: string }) => kind === 'HandoffReturned')
  expect(returned.sentence).toContain(reason!.label)
  // and on a page that holds nothing but the fact
  const cursor = (await ask('GET', `/api/leads/${lead.id}/timeline?limit=200`)).body.items
  const at = cursor.findIndex(({ kind }: { kind: string }) => kind === 'HandoffReturned')
  let next = ''
  for (let i = 0; i <= at; i++) {
    const { body } = await ask('GET', `/api/leads/${lead.id}/timeline?limit=1${next}`)
    next = `&cursor=${body.next}`
    if (i === at) expect(body.items[0].sentence).toBe(returned.sentence)
  }
})

test('given an offer, when the inbox is read, then its reasons come with it', async () => {
  const { body: lead } = await ask('POST', '/api/leads', {
    ...anna,
    email: 'third@firm.example',
    touch: 'demo_requested',
  })
  const { body } = await ask('GET', `/api/inbox?rep=${lead.owner}`)
  const offer = body.offers.find((one: { lead: { id: string } }) => one.lead.id === lead.id)
  expect(offer.returnReasons.map(({ label }: { label: string }) => label)).toContain('Too dear')
})
