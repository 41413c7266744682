/** Senders that die in the middle of a mailing, again and again, and what is to be found afterwards. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { expect, onTestFinished } from 'vitest'
import { bundled } from '../support/bundled.ts'
import { auditWorkspace } from '../support/audited.ts'
import { mailingTo } from './world.ts'
import { smtpSink } from './sink.ts'

const LEASE_MS = 1_200

async function program(): Promise<string> {
  const file = await bundled('test/mailing/sender.child.ts', 'sender')
  onTestFinished(() => fs.rmSync(file, { force: true }))
  return file
}

/** Kills a sender `rounds` times while it sends to `people`, then lets one end the mailing. */
export async function surviveKilledSenders(people: number, rounds: number): Promise<{ unclear: number }> {
  const company = await mailingTo(people)
  const { services, url, clock } = company
  const sink = await smtpSink({ delayMs: 2 })
  const file = await program()
  const begun = Date.now()
  const offset = clock.now - begun
  let died = false
  const start = () => {
    const given = JSON.stringify({ url, smtp: sink.url, offset, leaseMs: LEASE_MS })
    const child = spawn(process.execPath, [file, given], { stdio: ['ignore', 'pipe', 'inherit'] })
    let killed = false
    const ended = new Promise<void>((resolve) =>
      child.once('exit', () => {
        died ||= !killed
        resolve()
      }),
    )
    const end = async () => {
      killed = true
      child.kill('SIGKILL')
      await ended
    }
    onTestFinished(end)
    return { end }
  }
  const left = async (): Promise<number> => {
    const { rows } = await services.db.query<{ n: number }>(
      `select count(*)::int as n from messages where state in ('due', 'claimed', 'flying') or not told`,
    )
    return rows[0]!.n
  }
  const until = async (holds: () => boolean | Promise<boolean>, everyMs = 3): Promise<void> => {
    for (let waited = 0; !(await holds()); waited += everyMs) {
      if (died) throw new Error('the sender ended by itself')
      if (waited > 120_000) throw new Error('the mailing does not go on')
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
  for (let round = 0; round < rounds; round++) {
    const { end } = start()
    // anywhere between two mails, and between a mail and what is written of it
    const enough = Math.min(people - 1, sink.taken.length + 1 + Math.floor((people / rounds) * Math.random()))
    // or all that is left is unclear, which nobody sends any more
    let looks = 0
    await until(async () => sink.taken.length >= enough || (++looks % 50 === 0 && (await left()) === 0))
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 15))
    await end()
  }
  const { end } = start()
  await until(async () => (await left()) === 0, 100)
  await end()
  clock.now += Date.now() - begun

  const times = new Map<string, number>()
  for (const { id } of sink.taken) times.set(id, (times.get(id) ?? 0) + 1)
  expect([...times].filter(([, n]) => n > 1)).toEqual([])
  const { rows } = await services.db.query<{ id: string; state: string; told: string }>(
    `select 'baton.' || m.lead_id || '.' || m.seq || '@127.0.0.1' as id, m.state,
            (select e.body->>'outcome' from entries e where e.lead_id = m.lead_id and e.kind = 'MailSettled'
              and (e.body->>'message')::int = m.seq order by e.seq desc limit 1) as told
       from messages m`,
  )
  expect(rows).toHaveLength(people)
  // the table tells the truth: what is sent has arrived, and what has arrived is sent or not known
  expect(rows.filter(({ state, told }) => state !== told)).toEqual([])
  expect(rows.filter(({ state, id }) => state === 'sent' && !times.has(id))).toEqual([])
  expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unclear')).toEqual([])
  expect(await auditWorkspace(services)).toEqual({ chain: 'ok', replay: 'ok', promises: 'ok' })
  await services.end()
  return { unclear: rows.filter(({ state }) => state === 'unclear').length }
}
