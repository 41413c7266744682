/** Forms of the tests: a contact form with everything, and the ways to fill one in. */
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

export const contact = {
  name: 'Contact',
  language: 'en',
  title: 'Talk to us',
  intro: 'We answer within a day.',
  submit: 'Send',
  fields: [
    { id: 'email', label: 'E-mail', input: 'email', required: true },
    { id: 'lastName', label: 'Last name', input: 'text', required: true },
    { id: 'employees', label: 'How many are you?', input: 'number', required: false, asked: 'unknown' },
    {
      id: 'timeline',
      label: 'When?',
      input: 'choice',
      required: false,
      choices: [
        { value: 'now', label: 'Now' },
        { value: 'later', label: 'Later' },
      ],
      asked: 'unknown',
    },
    { id: 'wish', label: 'What can we do?', input: 'textarea', required: false },
  ],
  after: { do: 'thank', text: 'Thank you, we will be in touch.' },
  touch: 'contact_requested',
  source: 'web',
  campaign: 'spring',
  consent: { purpose: 'news', required: false },
  origins: ['https://www.partner.example'],
}

export async function publish(server: Server, id: string, document: object = contact): Promise<void> {
  const made = await server.ask('POST', '/api/forms', { id, document })
  if (made.status !== 201) throw new Error(made.text)
  const { revision } = made.body as { revision: number }
  const done = await server.ask('POST', `/api/forms/${id}/publish`, { revision })
  if (done.status !== 200) throw new Error(done.text)
}

/** Loads the page and sends it `afterMs` later; the page's hidden fields come along. */
export async function fillIn(
  server: Server,
  id: string,
  values: Record<string, string>,
  { afterMs = 5_000, headers = {}, query = '' }: { afterMs?: number; headers?: object; query?: string } = {},
) {
  const page = await server.ask('GET', `/f/${id}${query}`)
  server.clock.now += afterMs
  return send(server, id, { ...hiddenOf(page.text), ...values }, headers)
}

export function hiddenOf(page: string): Record<string, string> {
  const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name, value]) => [name!, value!.replaceAll('&quot;', '"')]))
}

export async function send(
  server: Server,
  id: string,
  values: Record<string, string> | string,
  headers = {},
) {
  const response = await server.app.request(`/f/${id}`, {
    method: 'POST',
    headers: {
      host: 'localhost:4380',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    body: typeof values === 'string' ? values : new URLSearchParams(values).toString(),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
