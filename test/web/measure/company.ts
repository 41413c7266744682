import { playCast, post } from '../cast.ts'

const DAY = 86_400_000
const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

interface Page<Item> {
  items: Item[]
}

/** The cast with what the measurement needs beside leads: spend, deals that were won, hours; all of it counted when this is done. */
export async function playMeasured(base: string): Promise<void> {
  await playCast(base, 24)
  const now = Date.now()
  for (const [source, amount] of [
    ['Web site', '900.50'],
    ['Webinar', '240'],
  ])
    await post(base, '/spend', { source, from: day(now - 30 * DAY), to: day(now), amount, currency: 'EUR' })
  const { items } = await read<Page<{ id: string }>>(base, '/leads?limit=6')
  for (const [i, { id }] of items.entries())
    await post(base, '/opportunities', {
      leadIds: [id],
      name: `Deal ${i}`,
      amount: String(1000 * (i + 1)),
      currency: 'EUR',
      status: i < 4 ? 'won' : 'open',
      openedAt: new Date(now - DAY).toISOString(),
      ...(i < 4 ? { closedAt: new Date(now).toISOString() } : {}),
    })
  // two records of somebody who is here already: they lie in a class of their own
  const { items: last } = await read<Page<{ id: string }>>(base, '/leads?sort=created&limit=50')
  for (const { id } of last.filter(({ id }) => !items.some((one) => one.id === id)).slice(-2))
    await post(base, `/leads/${id}/disqualify`, { reason: 'duplicate', note: 'Is here already' })
  // what happens is counted within two seconds
  for (let tries = 0; tries < 60; tries++) {
    const { notes } = await read<{ notes: { waiting: number } }>(base, '/measure/funnel')
    if (notes.waiting === 0) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

export async function read<Answer>(base: string, path: string): Promise<Answer> {
  const response = await fetch(`${base}/api${path}`)
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}
