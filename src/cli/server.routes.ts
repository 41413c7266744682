import { openApi } from '#platform/http/openapi.ts'
import { docsPage, problemsPage } from '#platform/http/docs.ts'
import { meanings } from '#work/problems.rules.ts'
import type { Answer, Route } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** The server about itself: health, metrics, and the documentation made from the API's own table. */
export function serverRoutes(api: Route<Services>[]): Route<Services>[] {
  const description = openApi(api)
  const own = { method: 'GET' as const, permission: 'public' as const }
  return [
    { ...own, path: '/healthz', summary: '200 when it can take a lead', handle: health },
    // counts of leads are nobody's business: a scraper sends an API key with the scope read
    { ...own, path: '/metrics', permission: 'read', summary: 'Prometheus metrics', handle: metrics },
    {
      ...own,
      path: '/openapi.json',
      summary: 'OpenAPI 3.1',
      handle: async () => ({ status: 200, body: description }),
    },
    { ...own, path: '/docs', summary: 'The API, readable', handle: async () => html(docsPage(description)) },
    {
      ...own,
      path: '/docs/problems',
      summary: 'Every refusal',
      handle: async () => html(problemsPage(meanings())),
    },
  ]
}

/** A lead can be taken when the database takes writes: a standby that is being promoted does not yet. */
async function health(services: Services): Promise<Answer> {
  try {
    const { rows } = await services.db.query<{ standby: boolean }>(
      'select pg_is_in_recovery() as standby',
      [],
      { timeoutMs: 2_000 },
    )
    const ok = !rows[0]!.standby
    return { status: ok ? 200 : 503, body: { status: ok ? 'ok' : 'the database is read-only' } }
  } catch {
    return { status: 503, body: { status: 'the database does not answer' } }
  }
}

async function metrics(services: Services): Promise<Answer> {
  const { rows } = await services.db.query<{ due: number; waiting: number; outbox: number }>(
    `select (select count(*) from leads where workspace_no = 1 and next_due_at <= to_timestamp($1 / 1000.0)) as due,
            (select count(*) from leads where workspace_no = 1 and routing) as waiting,
            (select count(*) from outbox where workspace_no = 1 and settled_at is null) as outbox`,
    [services.now()],
  )
  const { due, waiting, outbox } = rows[0]!
  const memory = process.memoryUsage.rss()
  const lines = [
    ['baton_clocks_due', 'gauge', 'Leads whose clock is due and has not acted', due],
    ['baton_leads_waiting_for_owner', 'gauge', 'Leads at a desk that wait for a person', waiting],
    ['baton_outbox_pending', 'gauge', 'Side effects not delivered yet', outbox],
    ['process_resident_memory_bytes', 'gauge', 'Resident memory', memory],
    [
      'process_cpu_seconds_total',
      'counter',
      'CPU time',
      process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
    ],
  ]
  const text = lines.map(
    ([name, type, help, value]) => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`,
  )
  return { status: 200, stream: text.join(''), headers: { 'content-type': 'text/plain; version=0.0.4' } }
}

function html(page: string): Answer {
  return { status: 200, stream: page, headers: { 'content-type': 'text/html; charset=utf-8' } }
}
