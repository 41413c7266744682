/** Lives of ninety leads and what was spent on them, the same at every run. */
import * as act from '#journey/lifecycle/actions.rules.ts'
import { DAY, type Workspace } from '../../cli/workspace.ts'
import type { Database } from '#platform/database.ts'

const SOURCES = ['Fair', 'List', 'Web']

export interface Life {
  id: string
  source: string
  campaign: string | null
  began: number
}

/** The same numbers every time: a plain generator. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

export async function lives(w: Workspace): Promise<Life[]> {
  const leads: Life[] = []
  const roll = dice(11)
  for (let i = 0; i < 90; i++) {
    const source = SOURCES[i % 3]!
    const campaign = source === 'Web' ? null : `${source} ${i < 45 ? 'spring' : 'autumn'}`
    const began = w.clock.now
    const email = `person.${i}@firm${i}.example`
    const id = await w.capture(
      {
        email,
        company: `Firm ${i}`,
        source,
        ...(campaign === null ? {} : { campaign }),
        country: i % 2 ? 'DE' : 'FR',
        fields: { intent: 'buy', seniority: 'director', budget: true },
      },
      i % 4 === 0 ? 'content_downloaded' : 'demo_requested',
    )
    leads.push({ id, source, campaign, began })
    await w.pass((1 + roll(3)) * 3600_000)
    await w.tell(id, act.complete(w.services.law, { activity: 'qualification_call', by: 'mona' }))
    const way = roll(10)
    if (way < 6) await w.tell(id, act.accept(undefined))
    if (way === 1)
      await w.tell(id, act.giveBack(w.services.law, { reason: 'no_budget', note: 'x', by: undefined }))
    if (way === 2 || way === 3) {
      const status = way === 2 ? 'open' : 'won'
      const body = {
        id: `deal ${i}`,
        name: null,
        status: 'open' as const,
        stage: null,
        amount: '1200.50',
        currency: 'EUR',
        openedAt: w.clock.now,
        closedAt: null,
        owner: null,
        role: null,
        fields: {},
        primary: true,
      }
      await w.tell(id, (_card, now) => act.opportunity(body, true, 'api')(now))
      await w.pass(DAY)
      if (status === 'won')
        await w.tell(id, (_card, now) =>
          act.opportunity({ ...body, status: 'won', closedAt: now }, false, 'api')(now),
        )
    }
    if (way === 7)
      await w.tell(id, act.disqualify(w.services.law, { reason: i % 3 ? 'student' : 'duplicate', note: 'x' }))
    await w.pass(roll(4) * DAY)
  }
  return leads
}

export async function spend(
  database: Database,
  id: number,
  source: string,
  from: number,
  days: number,
  amount: string,
  currency = 'EUR',
) {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  await database.query(
    `insert into spend (workspace_no, spend_id, campaign, source, period_from, period_to, amount, currency, recorded_at)
     values (1, $1, null, $2, $3, $4, $5, $6, to_timestamp($7 / 1000.0))`,
    [
      `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
      source,
      day(from),
      day(from + (days - 1) * DAY),
      amount,
      currency,
      from,
    ],
  )
}
