import { spawn } from 'node:child_process'
import { atLeast } from './results.ts'
import { lanes, startServer, temporaryFolder } from './harness.ts'
import { postAll } from './wire.ts'
import type { Bench } from './results.ts'

const CONNECTIONS = 64
const ROUNDS = 5
const PER_ROUND = 20_000
const FORMS_PER_ROUND = 5_000
const PORT = 4512

/** The same framework with nothing to do: reads nothing, answers an empty 202. */
const BARE = `
import { Hono } from 'hono'
import { serve } from '@hono/node-server'
const app = new Hono()
app.post('/t', (context) => new Response(null, { status: 202, headers: { 'content-length': '0' } }))
serve({ fetch: app.fetch, port: ${PORT}, hostname: '127.0.0.1' }, () => console.log('ready'))
`

/**
 * Page views as the script sends them and filled-in forms, each on disk before it is answered, against the bare rate of the
 * same framework. They take turns, the median round counts.
 */
export const intake: Bench = {
  name: 'intake',
  summary: 'page views and forms, durable before the answer, against the framework answering an empty 202',
  run: async (say) => {
    const server = await startServer(temporaryFolder(), 4511)
    const bare = await startBare()
    const rounds: { views: number; forms: number; bare: number }[] = []
    try {
      await publishForm(server.url)
      for (let round = -1; round < ROUNDS; round++) {
        const tickets = await shownForms(server.url)
        const rates = {
          bare:
            PER_ROUND / (await postAll(`http://127.0.0.1:${PORT}/t`, PER_ROUND, CONNECTIONS, viewOf, TEXT)),
          views: PER_ROUND / (await postAll(`${server.url}/t`, PER_ROUND, CONNECTIONS, viewOf, TEXT)),
          forms: await fillIn(server.url, tickets, round),
        }
        const [views, forms, limit] = [rates.views, rates.forms, rates.bare].map(Math.round)
        say(`round ${round < 0 ? 'warm-up' : round + 1}: ${views} views/s, ${forms} forms/s, bare ${limit}/s`)
        if (round >= 0) rounds.push(rates)
      }
    } finally {
      bare.kill()
      await server.stop()
    }
    const row = (what: string, unit: string, of: 'views' | 'forms') => {
      const median = [...rounds].sort((a, b) => a[of] / a.bare - b[of] / b.bare)[Math.floor(ROUNDS / 2)]!
      return atLeast(`${what}, ${CONNECTIONS} connections`, median[of], unit, 'bare 202/s', median.bare, 0.33)
    }
    return [row('page views taken in', 'views/s', 'views'), row('forms taken in', 'forms/s', 'forms')]
  },
}

const TEXT = { status: 202, type: 'text/plain;charset=UTF-8' }
const FORM = {
  id: 'contact',
  document: {
    name: 'Contact',
    language: 'en',
    title: 'Talk to us',
    intro: 'We answer within a day.',
    submit: 'Send',
    fields: [
      { id: 'email', label: 'E-mail', input: 'email', required: true },
      { id: 'lastName', label: 'Last name', input: 'text', required: true },
      { id: 'employees', label: 'How many are you?', input: 'number', required: false },
    ],
    after: { do: 'thank', text: 'Thank you.' },
    touch: 'contact_requested',
    source: 'web',
    campaign: 'spring',
  },
}

async function publishForm(url: string): Promise<void> {
  const ask = async (path: string, body: object) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as { revision: number }
  }
  const { revision } = await ask('/api/forms', FORM)
  await ask('/api/forms/contact/publish', { revision })
}

/** Each form that is sent was shown to somebody first, at least two seconds before. */
async function shownForms(url: string): Promise<string[]> {
  const tickets: string[] = []
  await lanes(8, FORMS_PER_ROUND, async () => {
    const shown = (await (await fetch(`${url}/f/contact/definition`)).json()) as { ticket: string }
    tickets.push(shown.ticket)
  })
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  return tickets
}

/** Forms a second; every thirtieth comes from another address, as the limit of forms from one wants it. */
async function fillIn(url: string, tickets: string[], round: number): Promise<number> {
  const bodyOf = (i: number) =>
    new URLSearchParams({
      email: `person${round}x${i}@firm${i % 400}.example`,
      lastName: 'Keller',
      employees: String(i % 900),
      _ticket: tickets[i]!,
    }).toString()
  const seconds = await postAll(`${url}/f/contact`, tickets.length, CONNECTIONS, bodyOf, {
    status: 202,
    type: 'application/x-www-form-urlencoded',
    headersOf: (i) =>
      `accept: application/json\r\nx-forwarded-for: 10.${round + 1}.${i >> 12}.${(i / 25) & 255}\r\n`,
  })
  return tickets.length / seconds
}

function startBare(): Promise<ReturnType<typeof spawn>> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', BARE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    child.stdout.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`the bare server ended with ${code}`)))
  })
}

function viewOf(i: number): unknown {
  const origin = { utm_source: 'newsletter', utm_campaign: `campaign ${i % 20}`, page: '/' }
  const visitor = `7b1c1f6e-3f0e-4c53-9d5b-${String(i % 5_000).padStart(12, '0')}`
  return { u: `https://shop.example/page/${i % 200}`, v: visitor, f: origin, l: origin }
}
