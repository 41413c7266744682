import { authorOf } from '#work/author.rules.ts'
import { countHealth } from '#journey/mailing/health.store.ts'
import { countMessages, pause, readSending, resume, writeSettings } from '#journey/mailing/sending.store.ts'
import { dayLimit, domainOf, ratesOf, senderAddress } from '#journey/mailing/sending.rules.ts'
import { dkimName, dkimRecord, judgeDns, lookUp } from '#journey/mailing/sending.dns.rules.ts'
import { forgetTemplates } from '#journey/mailing/render.ts'
import { makeKey, readSigning } from '#journey/mailing/sending.keys.ts'
import { once, refused } from '#work/respond.ts'
import { pausedSentence } from '#journey/mailing/sending.words.rules.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { MailSettingsChange, MailView } from '#journey/mailing/sending.contract.ts'
import type { Resolver } from '#journey/mailing/sending.dns.rules.ts'
import type { Sending } from '#journey/mailing/sending.store.ts'
import type { Services } from '#work/services.ts'

/** GET /api/mail */
export async function showMail(services: Services, { language }: Request): Promise<Answer> {
  return { status: 200, body: await viewOf(services, language) }
}

async function viewOf(services: Services, language: Request['language']): Promise<MailView> {
  const { db, config } = services
  const now = services.now()
  const sending = await readSending(db)
  const { settings, revision } = sending
  const [{ counts, today }, counted, signing] = await Promise.all([
    countMessages(db, now),
    countHealth(db, settings.pause.over, sending.judgedFrom),
    readSigning(services, sending),
  ])
  const limit = dayLimit(settings, now)
  const server = config.smtpUrl === null ? null : new URL(config.smtpUrl).hostname
  const isKeyMissing = settings.signing && signing === null
  return {
    settings,
    revision,
    server,
    sender: senderAddress(settings, config.publicUrl),
    key: keyOf(sending, signing !== null),
    paused: pausedOf(services, sending, language),
    holding:
      server === null
        ? 'no_server'
        : sending.pausedAt !== null
          ? 'paused'
          : isKeyMissing
            ? 'key_missing'
            : limit !== null && today >= limit
              ? 'day_limit'
              : null,
    today: { sent: today, limit },
    health: { ...counted, ...ratesOf(counted, settings.pause) },
    messages: counts,
  }
}

/** The private part is in no answer: it is never read here. */
function keyOf({ key }: Sending, here: boolean): MailView['key'] {
  if (key === null) return null
  const { domain, selector, publicKey, madeAt } = key
  const record = { type: 'TXT' as const, name: dkimName(key), value: dkimRecord(publicKey) }
  return { domain, selector, madeAt: new Date(madeAt).toISOString(), here, record }
}

function pausedOf(services: Services, sending: Sending, language: Request['language']): MailView['paused'] {
  const { pausedAt, pausedBy, pausedWhy } = sending
  if (pausedAt === null || pausedWhy === null) return null
  const by = (pausedBy ?? 'baton').replace(/^person:/, '')
  const sentence = pausedSentence(language, pausedWhy, services.owner(by))
  return { since: new Date(pausedAt).toISOString(), by, why: pausedWhy.why, sentence }
}

/** PATCH /api/mail */
export async function changeMail(services: Services, request: Request): Promise<Answer> {
  const { revision, ...change } = request.body as MailSettingsChange
  const { settings } = await readSending(services.db)
  const written = await writeSettings(services.db, {
    settings: { ...settings, ...(change as Partial<typeof settings>) },
    revision,
    by: authorOf(request.who),
    now: services.now(),
  })
  if (!written)
    return refused({
      refused: 'changed_meanwhile',
      detail: 'Somebody else changed these settings meanwhile.',
    })
  forgetTemplates(services)
  return showMail(services, request)
}

/** POST /api/mail/pause */
export async function pauseMail(services: Services, request: Request): Promise<Answer> {
  await pause(services.db, authorOf(request.who), { why: 'by_hand' }, services.now())
  return showMail(services, request)
}

/** POST /api/mail/resume */
export async function resumeMail(services: Services, request: Request): Promise<Answer> {
  await resume(services.db, services.now())
  return showMail(services, request)
}

/** POST /api/mail/key: a new key for the sender's domain; the one before it stays in DNS until mails signed with it have arrived. */
export function makeMailKey(services: Services, request: Request): Promise<Answer> {
  return once(services, request, '/api/mail/key', async () => {
    const { settings } = await readSending(services.db)
    const domain = domainOf(senderAddress(settings, services.config.publicUrl))
    await makeKey(services, domain, authorOf(request.who))
    return showMail(services, request)
  })
}

/** GET /api/mail/dns: what the domain's DNS says of our mails, and what is missing. */
export function checkDns(resolver: Resolver) {
  return async (services: Services, { language }: Request): Promise<Answer> => {
    const { settings, key } = await readSending(services.db)
    const address = senderAddress(settings, services.config.publicUrl)
    const domain = domainOf(address)
    const returnDomain = domainOf(settings.returnPath ?? address)
    const found = await lookUp(resolver, { domain, returnDomain, key })
    const checkedAt = new Date(services.now()).toISOString()
    return { status: 200, body: { domain, checkedAt, findings: judgeDns(found, language) } }
  }
}
