import fs from 'node:fs'
import { v7 } from 'uuid'
import { open } from '#main.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { carry } from '#work/carry.rules.ts'
import { chain, GENESIS } from '#ledger/chain.ts'
import { companyId } from '#journey/capture/actions.ts'
import { copyBatch } from '#work/copy.ts'
import { insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { withoutIndexes } from '#simulate/indexes.ts'
import { configOf, ended, startWorker } from './clocks.ts'
import { temporaryFolder } from './harness.ts'
import { atMost } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Means } from '#work/carry.rules.ts'
import type { Opened } from '#main.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'
import type { Stretch } from '#work/card.ts'

const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const COUNT = LEADS.toLocaleString('en-US')
const CHUNK = 1_000
const MINUTE = 60_000
/** Sunday evening: everybody's mail waits for Monday's window, and is spread over its first two hours. */
const SUNDAY = Date.parse('2026-06-07T18:00:00Z')
const WINDOW_OPENS = Date.parse('2026-06-08T07:00:00Z')
/** The worst that the default rules of mailing allow: all million mails in one morning, a 120th of them each minute. */
const WORKERS = 2
/** A minute in the middle of the spread, at whose beginning the minutes before were done. */
const FROM = WINDOW_OPENS + 60 * MINUTE

const document: ProgrammeDocument = {
  name: 'Lessons',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 0,
  start: 'first',
  steps: [
    { id: 'first', name: 'First lesson', does: 'mail', template: 'lesson_one', next: 'clicked' },
    {
      id: 'clicked',
      name: 'Did they click?',
      does: 'branch',
      ways: [{ id: 'yes', label: 'Clicked', did: 'email_clicked', next: 'second' }],
      within: '7 days',
      otherwise: 'second',
    },
    { id: 'second', name: 'Second lesson', does: 'mail', template: 'lesson_two', next: null },
  ],
}

/** Everybody in one programme, their mails due in one morning: the steps of one minute of it, ruled by two workers. */
export const nurture: Bench = {
  name: 'nurture',
  summary: `${COUNT} people in a programme, whose mails are due in one morning: the steps of one minute`,
  run: async (say) => {
    const folder = temporaryFolder()
    const postgres = await startPostgres({ dataDir: folder, log: silentLog })
    const opened = await open(configOf(postgres.url), () => SUNDAY)
    try {
      const seconds = await enrolAll(opened, say)
      say(`${COUNT} people are enrolled, in ${Math.round(seconds)} s`)
      const from = await startOfMinute(opened)
      const due = await dueIn(opened, from, from + MINUTE)
      say(`${due.toLocaleString('en-US')} steps are due in the minute`)
      const took = await rule(opened, postgres.url, from + MINUTE)
      const left = await dueIn(opened, 0, from + MINUTE)
      const mails = await mailsDue(opened)
      say(`${took.toFixed(2)} s, ${mails} mails owed, ${left} left`)
      return [
        atMost(
          `${due.toLocaleString('en-US')} steps of one minute, ${COUNT} enrolled, ${WORKERS} workers`,
          took,
          's',
          10,
        ),
        none('steps that were not ruled', left),
        none('mails that are missing or twice', Math.abs(mails - due)),
      ]
    } finally {
      await opened.close()
      await postgres.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

function none(what: string, value: number): BenchRow {
  return { what, value, unit: '', against: '', limit: null, ratio: null, target: 'none', met: value === 0 }
}

/** Through the journey itself, in memory, written by COPY: as a simulated company of that size is. */
async function enrolAll({ services }: Opened, say: (line: string) => void): Promise<number> {
  const { db } = services
  const [by, at] = ['person:bench', SUNDAY - MINUTE]
  await insertVersion(db, { programme: 'lessons', version: 1, document, key: null, at, by })
  await insertTurn(db, { programme: 'lessons', what: 'started', version: 1, from: at, by })
  await services.refreshLaw()
  const desk: Means = {
    law: services.law,
    now: SUNDAY,
    people: services.people,
    nextTurn: () => 1,
    newId: () => v7(),
    chain,
    genesis: GENESIS,
  }
  const begun = performance.now()
  await withoutIndexes(
    db,
    async () => {
      for (let from = 0; from < LEADS; from += CHUNK) {
        const stretches = Array.from({ length: Math.min(CHUNK, LEADS - from) }, (_, i) =>
          enrol(desk, from + i),
        )
        const batch = { now: SUNDAY, stretches, submissions: [], answers: [], turns: [], facets: [] }
        await db.transaction((transaction) => copyBatch(transaction, batch), { timeoutMs: 600_000 })
        if (from % 100_000 === 0 && from > 0) say(`${from.toLocaleString('en-US')} …`)
      }
    },
    () => undefined,
  )
  await db.query('analyze', [], { timeoutMs: 600_000 })
  return (performance.now() - begun) / 1000
}

function enrol(desk: Means, i: number): Stretch {
  const submission = { email: `reader${i}@example.com`, lastName: `Number ${i}`, consent: { email: true } }
  const capture = { submission, touch: { kind: 'content_downloaded' }, at: null, by: 'api' }
  const work = captureWork(desk.law.at(SUNDAY), companyId, capture, undefined)
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  const { stretch } = carry(desk, null, work)
  if (!stretch?.after.state.programmes) throw new Error('nobody was taken in')
  return stretch
}

/** What lies before the minute is taken out of the way: it was ruled in the minutes before. */
async function startOfMinute({ services }: Opened): Promise<number> {
  await services.db.query(
    `update leads set next_due_at = next_due_at + interval '1 day' where workspace_no = 1 and next_due_at <= to_timestamp($1 / 1000.0)`,
    [FROM],
    { timeoutMs: 600_000 },
  )
  await services.db.query('vacuum analyze leads', [], { timeoutMs: 600_000 })
  return FROM
}

async function dueIn({ services }: Opened, from: number, to: number): Promise<number> {
  const { rows } = await services.db.query<{ n: number }>(
    `select count(*)::int as n from leads where workspace_no = 1 and next_due_at > to_timestamp($1 / 1000.0)
      and next_due_at <= to_timestamp($2 / 1000.0)`,
    [from, to],
  )
  return rows[0]!.n
}

async function mailsDue({ services }: Opened): Promise<number> {
  const { rows } = await services.db.query<{ n: number }>(
    `select count(*)::int as n from messages where workspace_no = 1 and state = 'due'`,
  )
  return rows[0]!.n
}

/** Seconds from the word "go" until no step of the minute is due any more. */
async function rule(opened: Opened, url: string, now: number): Promise<number> {
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(url, now)))
  const begun = performance.now()
  for (const worker of workers) worker.stdin!.write('go\n')
  while ((await dueIn(opened, 0, now)) > 0 && performance.now() - begun < 120_000)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const seconds = (performance.now() - begun) / 1000
  await Promise.all(workers.map(ended))
  return seconds
}
