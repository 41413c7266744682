import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginningAgain, keyOf, nameOf, readPlace, waitAfter } from '#journey/mailing/mailbox.rules.ts'
import { readConfig, maskedConfig } from '#platform/config.ts'
import { troubleOf } from '#integrations/mail/inbox.rules.ts'
import { worded } from '#journey/mailing/mailbox.words.rules.ts'
import { MAILBOX_PROBLEMS } from '#journey/mailing/mailbox.contract.ts'
import { ADDRESS_FAULTS } from '#journey/mailing/mailbox.rules.ts'
import type { MailboxPlace } from '#journey/mailing/mailbox.rules.ts'

const DAY = 86_400_000
const place = (url: string) => readPlace(url) as MailboxPlace

describe('the address of a mailbox', () => {
  it('given any user, password and folder, then they are read as they were meant', () => {
    const text = fc.string({ minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(text, text, text, (user, password, folder) => {
        fc.pre(folder !== '.' && folder !== '..')
        const [u, p, f] = [user, password, folder].map(encodeURIComponent)
        expect(readPlace(`imaps://${u}:${p}@mail.example/${f}`)).toMatchObject({ user, password, folder })
      }),
    )
  })

  it('given a plain connection, then it must be encrypted before the password, unless it stays on this machine', () => {
    expect(place('imaps://u:p@mail.example')).toMatchObject({ tls: 'at_once', port: 993, folder: 'INBOX' })
    expect(place('imap://u:p@mail.example')).toMatchObject({ tls: 'starttls', port: 143 })
    expect(place('imap://u:p@127.0.0.1.evil.example')).toMatchObject({ tls: 'starttls' })
    expect(place('imap://u:p@[::1]:1143')).toMatchObject({ tls: 'as_offered', port: 1143, host: '::1' })
  })

  it('given what to do with mails that were taken, then it is one of two things', () => {
    expect(place('imaps://u:p@h/?then=seen').then).toEqual({ does: 'seen' })
    expect(place('imaps://u:p@h/?then=move:Done/2026').then).toEqual({ does: 'move', to: 'Done/2026' })
    expect(readPlace('imaps://u:p@h/?then=move:')).toEqual({ problem: 'address', detail: 'bad_then' })
    expect(readPlace('imaps://u:p@h/?seen=1')).toEqual({ problem: 'address', detail: 'unknown_option' })
    expect(readPlace('imaps://u:p@h/%zz')).toEqual({ problem: 'address', detail: 'bad_escape' })
    expect(readPlace('imaps://h/INBOX')).toEqual({ problem: 'address', detail: 'no_user' })
  })

  it('given its key, its name or what is printed of it, then no password is in it', () => {
    const url = 'imaps://sales%40a.example:hunter2@imap.a.example/Leads'
    expect(keyOf(place(url))).toBe('imap.a.example:993/sales%40a.example/Leads')
    expect(nameOf(place(url))).toBe('sales@a.example/Leads')
    expect(nameOf(place('imaps://sales:hunter2@a.example'))).toBe('sales@a.example')
    expect(maskedConfig(readConfig({ IMAP_URL: url })).imapUrl).toBe(url.replace('hunter2', '***'))
    const failure = { responseText: 'LOGIN sales hunter2 failed', authenticationFailed: true }
    expect(troubleOf(failure, 'connect', place(url))).toEqual({
      problem: 'not_signed_in',
      detail: 'LOGIN sales *** failed',
    })
  })
})

describe('a server that fails', () => {
  it('given one failure after the other, then it is left alone longer and longer, up to ten minutes', () => {
    const waits = Array.from({ length: 12 }, (_, i) => waitAfter(i + 1, 'closed'))
    expect(waits[0]).toBe(5_000)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.at(-1)).toBe(600_000)
    expect(waitAfter(1, 'not_signed_in')).toBe(600_000)
  })

  it('given any problem and any fault of an address, then both languages have words for it', () => {
    for (const problem of MAILBOX_PROBLEMS) {
      const [en, de] = (['en', 'de'] as const).map((one) => worded({ problem, detail: 'x' }, one).sentence)
      expect(en).toBeTruthy()
      expect(de).not.toBe(en)
    }
    for (const detail of ADDRESS_FAULTS) {
      const english = worded({ problem: 'address', detail }, 'en')
      expect(english.detail).toBeNull()
      expect(worded({ problem: 'address', detail }, 'de').sentence).not.toBe(english.sentence)
    }
  })
})

describe('a folder that is numbered anew', () => {
  it('given when the last mail arrived, then a week before it is looked at again, and nothing before the beginning', () => {
    expect(beginningAgain(100 * DAY, 200 * DAY)).toBe(193 * DAY)
    expect(beginningAgain(100 * DAY, 103 * DAY)).toBe(100 * DAY)
    expect(beginningAgain(100 * DAY, null)).toBe(100 * DAY)
  })
})
