import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { createTransport } from 'nodemailer'
import { open } from '#main.ts'
import { companyId } from '#journey/capture/actions.ts'
import { captureWork } from '#journey/capture/work.rules.ts'
import { createSender } from '#journey/mailing/send.ts'
import { bytesOf } from '#integrations/mail/message.ts'
import { smtpPost } from '#integrations/mail/post.ts'
import { actDueClocks } from '#work/clockwork.ts'
import { doBatch } from '#work/batch.ts'
import { DEFAULT_MAILING } from '#journey/nurture/programme.rules.ts'
import { insertMailing, insertTurn, insertVersion } from '#journey/nurture/programmes.store.ts'
import { insertTemplate } from '#journey/mailing/templates.store.ts'
import { listedLeads } from '#journey/outreach/suppression.store.ts'
import { renderMail } from '#journey/mailing/render.ts'
import { tellSettled } from '#journey/mailing/send.tell.ts'
import { readConfig } from '#platform/config.ts'
import { lanes, temporaryFolder } from './harness.ts'
import { atLeast } from './results.ts'
import type { Bench } from './results.ts'
import type { Opened } from '#main.ts'
import type { Outgoing } from '#journey/mailing/sending.rules.ts'
import type { ProgrammeDocument } from '#journey/nurture/schema.ts'

const MAILS = 100_000
/** of the library alone, once before and once after */
const ALONE = 20_000
const WIDTH = 8
const MONDAY = Date.parse('2026-06-08T08:00:00Z')

const programme: ProgrammeDocument = {
  name: 'Welcome',
  purpose: 'news',
  entry: { stages: ['inquiry'], when: [] },
  goal: [],
  holdOut: 0,
  start: 'hello',
  steps: [{ id: 'hello', name: 'Hello', does: 'mail', template: 'hello', next: null }],
}

const BODY = `# Hello {{ lead.firstName | default: "there" }}

You asked for our guide. [Here it is](https://seller.example/guide), and
[the price list](https://seller.example/prices) with it.

${'A paragraph of a lesson, as long as such a paragraph is, so that a mail has the size that mails have. '.repeat(6)}
`

/**
 * A mailing: looked at once more, made of a template with its own links, marked on disk before and after, handed to a local
 * SMTP server; against the same mail over the same library and as many connections, with nothing else to do.
 */
export const mailing: Bench = {
  name: 'mailing',
  summary: 'a mailing handed to a local SMTP server, against the mail library alone',
  run: async (say) => {
    const mails = Number(process.argv.find((arg) => arg.startsWith('--mails='))?.slice(8) ?? MAILS)
    const sink = await startSink()
    const began = performance.now()
    const opened = await open(
      readConfig({ BATON_DATA: temporaryFolder(), LOG_LEVEL: 'error' }),
      () => MONDAY + Math.floor(performance.now() - began),
    )
    const { services } = opened
    try {
      await prepare(opened, mails, say)
      let seen: Outgoing | null = null
      const post = smtpPost(sink.url, { width: WIDTH })
      const sender = createSender(services, {
        post: {
          ...post,
          deliver: (mail) => {
            seen ??= mail
            return post.deliver(mail)
          },
        },
        renderMail,
        onList: (ids) => listedLeads(services.db, ids, services.now()),
      })
      const begun = performance.now()
      await sender.run()
      const seconds = (performance.now() - begun) / 1000
      post.close()
      if (sink.taken() !== mails) await new Promise((resolve) => setTimeout(resolve, 500))
      say(`${mails} mails in ${seconds.toFixed(1)} s; the server took ${sink.taken()}`)
      const told = performance.now()
      while (await tellSettled(services));
      say(`the ledger knew of all ${((performance.now() - told) / 1000).toFixed(1)} s later`)
      const wrong = await services.db.query(
        `select 1 from messages where state <> 'sent' or not told limit 1`,
      )
      if (wrong.rowCount > 0 || sink.taken() !== mails) throw new Error('mails are missing')
      const alone = await aloneRate(sink.url, seen!, ALONE)
      say(`the library alone: ${Math.round(alone)} mails/s`)
      return [atLeast('mailing', mails / seconds, 'mails/s', 'the library alone', alone, 0.7)]
    } finally {
      await opened.close()
      sink.stop()
    }
  },
}

async function startSink() {
  const child = spawn(process.execPath, [process.argv[1]!, '--mail-sink'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const lines = createInterface({ input: child.stdout! })
  let taken = 0
  const port = await new Promise<string>((resolve) => lines.once('line', resolve))
  lines.on('line', (line) => (taken = Number(line)))
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, stop: () => child.kill() }
}

/** People who came in and agreed to mails, each with one that is due. */
async function prepare({ services }: Opened, mails: number, say: (line: string) => void): Promise<void> {
  const { db } = services
  const by = 'bench'
  await insertVersion(db, {
    programme: 'welcome',
    version: 1,
    document: programme,
    key: null,
    at: MONDAY,
    by,
  })
  await insertTurn(db, { programme: 'welcome', what: 'started', version: 1, from: MONDAY - 1, by })
  const always = { ...DEFAULT_MAILING, days: [1, 2, 3, 4, 5, 6, 7], from: 0, until: 24 }
  await insertMailing(db, { mailing: always, from: MONDAY - 1, by })
  await insertTemplate(db, {
    id: 'hello',
    version: 1,
    name: 'Hello',
    language: 'en',
    subject: 'Hello {{ lead.firstName }}',
    preview: '',
    body: BODY,
    savedAt: MONDAY,
    savedBy: by,
  })
  await services.refreshLaw()
  const begun = performance.now()
  for (let from = 0; from < mails; from += 500) {
    const works = Array.from({ length: Math.min(500, mails - from) }, (_, i) => workOf(services, from + i))
    await doBatch(services, works)
    while ((await actDueClocks(services)) > 0);
  }
  await db.query('analyze')
  say(`${mails} people with a mail each, in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}

function workOf(services: Opened['services'], i: number) {
  const submission = {
    email: `buyer${i}@firm${i}.example`,
    firstName: 'Anna',
    lastName: `Number ${i}`,
    company: `Firm ${i}`,
    consent: { email: true },
  }
  const capture = { submission, touch: { kind: 'form_submitted' }, at: null, by: 'api' }
  const work = captureWork(services.law.at(MONDAY), companyId, capture, undefined)
  if ('problems' in work) throw new Error(JSON.stringify(work.problems))
  return work
}

/** The library's own pool with one finished mail, composed anew for each recipient as a sender has to. */
async function aloneRate(url: string, mail: Outgoing, count: number): Promise<number> {
  const pool = createTransport({ url, pool: true, maxConnections: WIDTH, maxMessages: 100 } as never)
  const send = (i: number) =>
    pool.sendMail({
      from: mail.from,
      to: { name: '', address: `buyer${i}@firm${i}.example` },
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      messageId: `<${i}@seller.example>`,
      headers: mail.headers,
    })
  await lanes(WIDTH * 2, 2_000, async (i) => void (await send(i)))
  const seconds = await lanes(WIDTH * 2, count, async (i) => void (await send(i)))
  pool.close()
  // the same mail, so that neither side has less to write
  if ((await bytesOf(mail)).length < 1_000) throw new Error('the mail is too small to be one')
  return count / seconds
}
