import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { cli, lanes, percentile, startServer, temporaryFolder } from './harness.ts'
import { ask, type Person } from './places.ts'
import { QUESTIONS, sampleOf, type About } from './screens-routes.ts'
import { atMost, reaches } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Running } from './harness.ts'

/** BENCH_LEADS makes it smaller for a quick look; BENCH_DATA keeps and reuses the folder of a former run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const kept = process.env.BENCH_DATA
const COUNT = LEADS.toLocaleString('en-US')
/** Requests under way at once: 200 people who each open a screen every few seconds have fewer. */
const IN_FLIGHT = 10
const MOST_MS = 80

/** Everything that every screen asks when it is opened, asked by everybody who may, ten requests at a time. */
export const screens: Bench = {
  name: 'screens',
  summary: `what every screen asks first, by each of the people, over ${COUNT} leads, ${IN_FLIGHT} requests under way`,
  run: async (say) => {
    const folder = kept ?? temporaryFolder()
    if (!fs.existsSync(path.join(folder, 'postgres'))) {
      const env = { ...process.env, BATON_DATA: folder, LOG_LEVEL: 'warn' }
      const args = [cli, 'simulate', '--bulk', '--leads', String(LEADS)]
      const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
      if (status !== 0) throw new Error(`simulate ended with ${status}`)
    }
    const server = await startServer(folder, 4505)
    try {
      const people = (await ask<{ items: Person[] }>(server, '/api/people?limit=200')).items
      const about = await sampleOf(server, people)
      await firstCount(server, about, say)
      // once to warm PostgreSQL's cache, as a working day has done by nine
      await everybodyAsks(server, people.slice(0, 30), about)
      const asked = await everybodyAsks(server, people, about)
      return [
        reaches('people who ask', people.filter(({ desk }) => !desk).length, 'people', 190),
        ...rowsOf(asked),
      ]
    } finally {
      await server.stop()
      if (kept === undefined) fs.rmSync(folder, { recursive: true, force: true })
    }
  },
}

/** The server counts the figures of a period soon after its start; who comes before that waits for it once. */
async function firstCount(
  server: Running,
  about: (person: string, i: number) => About,
  say: (line: string) => void,
): Promise<void> {
  for (const { path: of } of QUESTIONS.filter((one) => /^\/(marketing|sponsor|team)$/.test(one.screen))) {
    const begun = performance.now()
    await ask(server, of(about('', 0)))
    say(`the first answer after a start: ${Math.round(performance.now() - begun)} ms ${of(about('', 0))}`)
  }
}

type Asked = Map<string, number[]>

async function everybodyAsks(
  server: Running,
  people: Person[],
  about: (person: string, i: number) => About,
): Promise<Asked> {
  const asked: Asked = new Map()
  const all = people
    .filter((one) => !one.desk)
    .flatMap((one, i) =>
      QUESTIONS.filter(({ roles }) => roles === null || roles.includes(one.role ?? '')).map(
        (question, q) => ({
          person: one.id,
          path: question.path(about(one.id, i * 31 + q)),
          name: `${question.screen}: ${question.path({ person: '', lead: '…', offered: '…', account: '…', rep: '…' })}`,
        }),
      ),
    )
  await lanes(IN_FLIGHT, all.length, async (i) => {
    // a stride that is prime to the number: neighbours are different people on different screens
    const { person, path: to, name } = all[(i * 7919) % all.length]!
    const begun = performance.now()
    const question = () => fetch(server.url + to, { headers: { 'baton-person': person } })
    // as browsers do where the server has just let an idle connection go: ask again, on the same clock
    const answer = await question().catch(question)
    const body = await answer.text()
    if (!answer.ok) throw new Error(`${to} answered ${answer.status} to ${person}: ${body.slice(0, 200)}`)
    const times = asked.get(name) ?? []
    times.push(performance.now() - begun)
    asked.set(name, times)
  })
  return asked
}

function rowsOf(asked: Asked): BenchRow[] {
  const rows = [...asked].map(([name, times]) => ({ name, times, p99: percentile(times, 99) }))
  return rows
    .sort((a, b) => b.p99 - a.p99)
    .map(({ name, times, p99 }) =>
      atMost(
        `${name} p99 of ${times.length} (p50 ${percentile(times, 50).toFixed(1)} ms)`,
        p99,
        'ms',
        MOST_MS,
      ),
    )
}
