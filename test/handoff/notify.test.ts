import { localPerson } from '#people/local.rules.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { freshDatabase } from '../support/database.ts'
import { accept } from '#journey/lifecycle/actions.rules.ts'
import { captureLead } from '#journey/capture/routes.ts'
import { addPeople } from '#people/people.store.ts'
import { deliverNotifications } from '#journey/handoff/notify.jobs.ts'
import { smtpSender } from '#integrations/mail/send.ts'
import { readConfig } from '#platform/config.ts'
import { open } from '../../src/main.ts'
import type { AddressInfo } from 'node:net'
import type { ParsedMail } from 'mailparser'
import type { Opened } from '../../src/main.ts'

describe('a rep is told of an offer by real mail', () => {
  let fresh: Awaited<ReturnType<typeof freshDatabase>>
  let opened: Opened
  let refusing = false
  const received: ParsedMail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refusing ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        received.push(mail)
        done()
      })
    },
  })

  beforeAll(async () => {
    fresh = await freshDatabase()
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
    opened = await open(readConfig({ DATABASE_URL: fresh.url, LOG_LEVEL: 'silent' }))
    const { services } = opened
    await addPeople(services.db, [
      { id: 'anna', name: 'Anna Berg', email: 'anna@ours.example', function: 'sales', available: true },
    ])
    await services.refreshPeople()
  })

  afterAll(async () => {
    await opened.close()
    await new Promise<void>((resolve) => smtp.close(resolve))
    await fresh.drop()
  })

  const sender = () =>
    smtpSender(`smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`, () =>
      Promise.resolve({ name: 'Baton', sender: 'baton@ours.example' }),
    )

  const hot = (email: string) => ({
    params: {},
    who: localPerson(new Map(), new Headers()),
    language: 'en' as const,
    query: {},
    body: {
      email,
      firstName: 'Pat',
      lastName: 'Doe',
      company: 'Acme',
      title: 'VP Sales',
      touch: 'demo_requested',
      fields: { employees: 300, budget: true },
    },
    raw: '{}',
    headers: new Headers(),
    stream: null,
  })

  const sentences = async (leadId: string) => {
    const { rows } = await opened.services.db.query<{ kind: string; body: { outcome?: string } }>(
      'select kind, body from entries where lead_id = $1 order by seq',
      [leadId],
    )
    return rows
  }

  test('given an offer, when the outbox is delivered, then the rep has the brief and the stream says so', async () => {
    const answer = await captureLead(opened.services, hot('pat@acme.example'))
    const { id } = answer.body as { id: string }
    const mail = sender()
    expect(await deliverNotifications(opened.services, mail.send)).toBe(true)
    expect(await deliverNotifications(opened.services, mail.send)).toBe(false)
    mail.close()
    expect(received).toHaveLength(1)
    expect(received[0]!.subject).toBe('New lead: Pat Doe, Acme')
    expect(received[0]!.text).toContain('Asked for a demo')
    expect(received[0]!.text).toContain(`/leads/${id}`)
    expect((await sentences(id)).at(-1)).toMatchObject({
      kind: 'NotificationSettled',
      body: { outcome: 'sent' },
    })
  })

  test('given a mail server that defers, when it recovers, then the mail goes out once, under the same id', async () => {
    refusing = true
    const answer = await captureLead(opened.services, hot('sam@acme.example'))
    const { id } = answer.body as { id: string }
    const mail = sender()
    await deliverNotifications(opened.services, mail.send)
    expect(received).toHaveLength(1)
    const { rows } = await opened.services.db.query<{
      attempts: number
      detail: string
      settled_at: number | null
    }>(`select attempts, detail, settled_at from outbox where lead_id = $1 and kind = 'handoff_offered'`, [
      id,
    ])
    expect(rows[0]).toMatchObject({ attempts: 1, settled_at: null })
    expect(rows[0]!.detail).toContain('451')
    refusing = false
    await opened.services.db.query(
      "update outbox set due_at = now() - interval '1 second' where lead_id = $1",
      [id],
    )
    await deliverNotifications(opened.services, mail.send)
    mail.close()
    expect(received).toHaveLength(2)
    expect(received[1]!.messageId).toBe(`<${id}.8@baton>`)
  })

  const rowOf = async (leadId: string) => {
    const { rows } = await opened.services.db.query<{ attempts: number; outcome: string; detail: string }>(
      `select attempts, outcome, detail from outbox where lead_id = $1 and kind = 'handoff_offered'`,
      [leadId],
    )
    return rows[0]
  }
  const make = async (email: string) =>
    ((await captureLead(opened.services, hot(email))).body as { id: string }).id

  test('given an offer that was answered meanwhile, when its mail is due, then none goes out', async () => {
    const before = received.length
    const id = await make('kim@acme.example')
    await opened.services.gatherer.do({ target: { leadId: id }, decide: accept(undefined) })
    const mail = sender()
    await deliverNotifications(opened.services, mail.send)
    mail.close()
    expect(received).toHaveLength(before)
    expect(await rowOf(id)).toMatchObject({ outcome: 'failed', detail: 'the offer is over' })
  })

  test('given a lead whose mail cannot be made, when mails are due, then the others go out and it is given up in the end', async () => {
    const before = received.length
    const { db } = opened.services
    const broken = await make('lee@acme.example')
    const sound = await make('max@acme.example')
    const spoil = `update leads set state = jsonb_set(state::jsonb, '{version}', '99')::json where lead_id = $1`
    await db.query(spoil, [broken])
    await db.query("update outbox set due_at = now() - interval '1 hour' where lead_id = $1", [broken])
    const mail = sender()
    await deliverNotifications(opened.services, mail.send)
    expect(received).toHaveLength(before + 1)
    expect([await rowOf(broken), await rowOf(sound)]).toMatchObject([
      { attempts: 1, outcome: null },
      { attempts: 1, outcome: 'sent' },
    ])
    await db.query("update outbox set attempts = 7, due_at = now() - interval '1 hour' where lead_id = $1", [
      broken,
    ])
    await deliverNotifications(opened.services, mail.send)
    mail.close()
    expect(await rowOf(broken)).toMatchObject({ attempts: 8, outcome: 'failed' })
  })
})
