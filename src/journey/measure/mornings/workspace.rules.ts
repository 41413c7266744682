import { check, mailChecks } from '#journey/measure/mornings/workspace-mail.rules.ts'
import type { Check } from '#journey/measure/mornings/contract.ts'
import type { Counts } from '#journey/measure/mornings/workspace.store.ts'
import type { MailSetting } from '#journey/measure/mornings/workspace-mail.rules.ts'

export interface Setting extends MailSetting {
  /** somebody became admin: nobody comes in without signing in */
  claimed: boolean
}

const FEW = 5

/** What is looked after, what is wrong first: act (something is lost or stands still), look (soon), ok. */
export function checksOf(counts: Counts, setting: Setting): Check[] {
  const { mail, claimed } = setting
  // before anybody signs in, nobody can
  const cannotSignIn = claimed ? counts.cannotSignIn : []
  const checks: Check[] = [
    check('claimed', claimed ? 'ok' : 'look', { to: '/people' }),
    check('clocks', counts.clocksLate > 0 ? 'act' : 'ok', {
      count: counts.clocksLate,
      since: counts.clocksSince,
      to: '/leads?sort=due',
    }),
    check('mail', mail ? 'ok' : 'look', {}),
    ...mailChecks(counts, setting),
    check(
      'outbox',
      counts.outboxFailed > 0 ? 'act' : counts.outboxLate > 0 ? (mail ? 'act' : 'look') : 'ok',
      {
        count: counts.outboxLate,
        since: counts.outboxSince,
      },
    ),
    check('refused', counts.refused > 0 ? 'look' : 'ok', { count: counts.refused, to: '/submissions' }),
    check(
      'imports',
      counts.importsFailed.length > 0 ? 'act' : counts.importsStuck.length > 0 ? 'look' : 'ok',
      {
        names: [...counts.importsFailed, ...counts.importsStuck].slice(0, FEW),
        to: '/imports',
      },
    ),
    check('left', counts.leftWithLeads.length > 0 ? 'act' : 'ok', {
      names: counts.leftWithLeads,
      to: '/people',
    }),
    check('sign_in', cannotSignIn.length > 0 ? 'look' : 'ok', {
      count: cannotSignIn.length,
      names: cannotSignIn.slice(0, FEW),
      to: '/people',
    }),
    check('keys', counts.keys.length > 0 ? 'look' : 'ok', { names: counts.keys, to: '/keys' }),
  ]
  const order = { act: 0, look: 1, ok: 2 }
  return checks.sort((a, b) => order[a.state] - order[b.state])
}
