import { fault, MailboxError, keyOf, readPlace } from '#journey/mailing/mailbox.rules.ts'
import { worded } from '#journey/mailing/mailbox.words.rules.ts'
import { readStanding } from '#journey/mailing/mailbox.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { MailboxCheck, MailboxView } from '#journey/mailing/mailbox.contract.ts'
import type { MailboxPlace, OpenFolder, Trouble } from '#journey/mailing/mailbox.rules.ts'
import type { Services } from '#work/services.ts'

const NONE = { problem: null, sentence: null, detail: null }

/** GET /api/mail/mailbox */
export async function showMailbox(services: Services, { language }: Request): Promise<Answer> {
  const { imapUrl } = services.config
  const nothing = { mailbox: null, since: null, lookedAt: null, taken: 0 }
  if (imapUrl === null)
    return { status: 200, body: { ...nothing, state: 'off', ...NONE } satisfies MailboxView }
  const place = readPlace(imapUrl)
  if ('problem' in place) {
    const body: MailboxView = { ...nothing, state: 'failing', ...worded(place, language) }
    return { status: 200, body }
  }
  const stood = await readStanding(services.db, keyOf(place))
  const moment = (at: number | null | undefined) =>
    at === null || at === undefined ? null : new Date(at).toISOString()
  const body: MailboxView = {
    mailbox: shown(place),
    state: stood?.state ?? 'connecting',
    ...(stood?.problem ? worded({ problem: stood.problem, detail: stood.detail ?? '' }, language) : NONE),
    since: moment(stood?.since),
    lookedAt: moment(stood?.lookedAt),
    taken: stood?.taken ?? 0,
  }
  return { status: 200, body }
}

/** Everything but the password. */
function shown({ user, host, folder, tls, then }: MailboxPlace): MailboxView['mailbox'] {
  const to = then.does === 'move' ? then.to : null
  return { user, host, folder, secure: tls !== 'as_offered', then: then.does, to }
}

/** POST /api/mail/mailbox/check: signs in, opens the folder, and goes again. */
export function checkMailbox(open: OpenFolder) {
  return async ({ config }: Services, { language }: Request): Promise<Answer> => {
    const place = config.imapUrl === null ? fault('not_set') : readPlace(config.imapUrl)
    const body = 'problem' in place ? failed(place, null, language) : await tried(open, place, language)
    return { status: 200, body }
  }
}

function failed(trouble: Trouble, folder: string | null, language: Request['language']): MailboxCheck {
  return { ok: false, folder, mails: null, ...worded(trouble, language) }
}

async function tried(
  open: OpenFolder,
  place: MailboxPlace,
  language: Request['language'],
): Promise<MailboxCheck> {
  const { folder } = place
  try {
    const box = await open(place)
    await box.close()
    return { ok: true, folder, mails: box.mails, ...NONE }
  } catch (error) {
    if (!(error instanceof MailboxError)) throw error
    return failed(error.trouble, folder, language)
  }
}
