import { beforeAll, expect, test } from 'vitest'
import { listSubmissions } from '#journey/capture/submissions.store.ts'
import { freshDatabase } from '../support/database.ts'
import type { Queryable } from '#platform/database.ts'

const { database } = await freshDatabase()

beforeAll(async () => {
  await database.query(
    `insert into submissions (workspace_no, submission_id, received_at, via, body, outcome, lead_id)
     select 1, gen_random_uuid(), date_trunc('milliseconds', now()) - n * interval '1 second', 'api', '{}', case n % 50 when 0 then 'refused' else 'accepted' end,
            gen_random_uuid() from generate_series(1, 20000) as n`,
  )
  await database.query('analyze submissions')
})

test.each([
  ['everything', null],
  ['accepted ones', 'accepted'],
  ['refused ones', 'refused'],
])(
  'given many submissions, when a page of %s is asked, then they are not all read for it',
  async (_what, outcome) => {
    let plan = ''
    const explaining = {
      query: async (text: string, values: unknown[]) => {
        const { rows } = await database.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)
        plan = rows.map((row) => row['QUERY PLAN']).join('\n')
        return database.query(text, values)
      },
    } as unknown as Queryable
    const [first] = await listSubmissions(explaining, {
      outcome,
      leadId: null,
      before: null,
      limit: 10,
    })
    expect(plan).toMatch(/Index/)
    expect(plan).not.toMatch(/Seq Scan/)
    const before: [number, string] = [first!.received_at, first!.submission_id]
    const after = await listSubmissions(explaining, { outcome, leadId: null, before, limit: 10 })
    expect(after[0]!.received_at).toBeLessThan(first!.received_at)
    expect(plan).not.toMatch(/Seq Scan/)
  },
)
