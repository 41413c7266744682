import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createRandom } from '#simulate/random.rules.ts'
import { cli, percentile, startServer, temporaryFolder } from './harness.ts'
import { ask, type Person } from './places.ts'
import { QUESTIONS, sampleOf, type About } from './screens-routes.ts'
import { atMost, reaches } from './results.ts'
import type { Bench, BenchRow } from './results.ts'
import type { Running } from './harness.ts'

/** BENCH_LEADS makes it smaller for a quick look; BENCH_DATA keeps and reuses the folder of a former run. */
const LEADS = Number(process.env.BENCH_LEADS ?? 1_000_000)
const kept = process.env.BENCH_DATA
const COUNT = LEADS.toLocaleString('en-US')
/** How often each of the people opens another screen, seconds: arrivals at random, which answers do not hold up. */
const EVERY_S = 10
const MOST_MS = 80

/** Everything that every screen asks when it is opened, all at once as a browser does, by everybody who may. */
export const screens: Bench = {
  name: 'screens',
  summary: `what every screen asks first, by each of the people, over ${COUNT} leads, another screen for each every ${EVERY_S} s`,
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
  const visits = visitsOf(
    people.filter((one) => !one.desk),
    about,
  )
  const random = createRandom(1)
  const apart = (EVERY_S * 1000) / people.length
  const under: Promise<void>[] = []
  const begun = performance.now()
  let at = 0
  for (let i = 0; i < visits.length; i++) {
    // open arrivals (Poisson): who comes while the server is busy waits, and their wait is counted
    at += random.exponential(apart)
    const early = begun + at - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    // a stride that is prime to the number: neighbours are different people on different screens
    const { person, questions } = visits[(i * 7919) % visits.length]!
    for (const { path: to, name } of questions)
      under.push(answered(server, { person, to, name }, begun + at, asked))
  }
  await Promise.all(under)
  return asked
}

interface Visit {
  person: string
  questions: { path: string; name: string }[]
}

const NOBODY: About = { person: '', lead: '…', offered: '…', account: '…', rep: '…' }

/** Each screen once for each of those who may open it. */
function visitsOf(people: Person[], about: (person: string, i: number) => About): Visit[] {
  return people.flatMap((one, i) => {
    const mine = QUESTIONS.filter(({ roles }) => roles === null || roles.includes(one.role ?? ''))
    const screens = [...new Set(mine.map(({ screen }) => screen))]
    return screens.map((screen, s) => ({
      person: one.id,
      questions: mine
        .filter((question) => question.screen === screen)
        .map(({ path: of }) => ({ path: of(about(one.id, i * 31 + s)), name: `${screen}: ${of(NOBODY)}` })),
    }))
  })
}

async function answered(
  server: Running,
  { person, to, name }: { person: string; to: string; name: string },
  came: number,
  asked: Asked,
): Promise<void> {
  const question = () => fetch(server.url + to, { headers: { 'baton-person': person } })
  // as browsers do where the server has just let an idle connection go: ask again, on the same clock
  const answer = await question().catch(question)
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${to} answered ${answer.status} to ${person}: ${body.slice(0, 200)}`)
  const times = asked.get(name) ?? []
  times.push(performance.now() - came)
  asked.set(name, times)
}

function rowsOf(asked: Asked): BenchRow[] {
  const rows = [...asked].map(([name, times]) => ({ name, times, p99: percentile(times, 99) }))
  const all = [...asked.values()].flat()
  const together = atMost(
    `all ${all.length.toLocaleString('en-US')} answers together, p99 (p50 ${percentile(all, 50).toFixed(1)} ms)`,
    percentile(all, 99),
    'ms',
    MOST_MS,
  )
  const each = rows
    .sort((a, b) => b.p99 - a.p99)
    .map(({ name, times, p99 }) =>
      atMost(
        `${name} p99 of ${times.length} (p50 ${percentile(times, 50).toFixed(1)} ms)`,
        p99,
        'ms',
        MOST_MS,
      ),
    )
  return [together, ...each]
}
