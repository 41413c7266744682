import { countHealth } from '#journey/mailing/health.store.ts'
import { passed, ratesOf } from '#journey/mailing/sending.rules.ts'
import { pause, readSending } from '#journey/mailing/sending.store.ts'
import type { Services } from '#work/services.ts'

/** Told to marketing when mails rest by themselves. */
export type TellPaused = (services: Services, why: 'complaints' | 'bounces', at: number) => Promise<void>

/**
 * Lets the mails of programmes rest when too many of the last ones were reported as spam or came back: a sender who goes on
 * then is soon nobody's. The product's other mails go on. A person lets them leave again.
 */
export async function judgeHealth(services: Services, tell: TellPaused): Promise<boolean> {
  const { db } = services
  const { settings, pausedAt, judgedFrom } = await readSending(db)
  if (pausedAt !== null) return false
  const counted = await countHealth(db, settings.pause.over, judgedFrom)
  const why = passed(counted, settings.pause)
  if (why === null) return false
  const { bounceRate, complaintRate } = ratesOf(counted, settings.pause)
  const at = services.now()
  const rate = (why === 'complaints' ? complaintRate : bounceRate)!
  if (await pause(db, 'baton', { why, rate, limit: settings.pause[why] }, at)) {
    services.log.warn('mails of programmes rest', { why, rate })
    await tell(services, why, at)
  }
  return false
}
