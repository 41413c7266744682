import { addressIn, field, header } from '#journey/mailing/inbound.mail.rules.ts'
import type { Incoming } from '#journey/mailing/inbound.mail.rules.ts'
import type { Reason } from '#journey/mailing/inbound.reasons.rules.ts'

/** What a bounce says. docs/mail-in.md has the rules in words. */
export interface Bounce {
  returned: 'hard' | 'soft' | 'delayed' | 'delivered'
  /** RFC 3463 */
  code: string | null
  /** the address that the other server speaks of */
  recipient: string | null
  /** the address that our mail was sent to, as far as the report shows it */
  sentTo: string | null
  because: Reason
}

const SENDERS = /^(mailer-daemon|postmaster|mdaemon|mail-daemon|bounces?|microsoftexchange[0-9a-f]+)@/
const SUBJECTS =
  /^(undeliver(ed|able)|delivery (status notification|failure|has failed)|(mail )?delivery failed|failure notice|returned mail|mail (system )?(error|failure)|message (not|could not be) delivered|nondeliverable|non remis|unzustellbar|zustellung (fehlgeschlagen|nicht)|nicht zustellbar|nachricht konnte nicht zugestellt|échec de la remise|no se puede entregar|non recapitabile|mensagem não entregue|onbestelbaar)/i
const QMAIL = /^hi\. this is the qmail-send program/i

/** What a mail says of one that did not arrive; null: it is no bounce. */
export function bounceIn(mail: Incoming): Bounce | null {
  const status = mail.parts.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type))
  if (status) return fromReport(mail, status.text)
  const isReport = mail.report === 'delivery-status'
  const failed = header(mail, 'x-failed-recipients')
  const bySystem = SENDERS.test(mail.from?.address ?? '') || header(mail, 'return-path') === '<>'
  if (!isReport && failed === '' && !QMAIL.test(mail.text) && !(bySystem && SUBJECTS.test(mail.subject)))
    return null
  const said = beforeOriginal(mail.text)
  return {
    ...judge('', said),
    recipient: addressIn(failed) ?? recipientIn(said, mail),
    sentTo: sentTo(mail),
  }
}

/** RFC 3464: a block on the mail, then one for each recipient. */
function fromReport(mail: Incoming, text: string): Bounce {
  const blocks = text.split(/\n[ \t]*\n/).filter((block) => field(block, 'action') || field(block, 'status'))
  const block = blocks.find((one) => /^failed/i.test(field(one, 'action'))) ?? blocks[0] ?? text
  const action = field(block, 'action').toLowerCase()
  const diagnostic = field(block, 'diagnostic-code').replace(/^[\w-]+;\s*/, '')
  const recipient = addressIn(field(block, 'final-recipient').replace(/^[^;]*;/, ''))
  const original = addressIn(field(block, 'original-recipient').replace(/^[^;]*;/, ''))
  const told = { recipient: recipient ?? original, sentTo: original ?? sentTo(mail) }
  const judged = judge(field(block, 'status'), diagnostic || beforeOriginal(mail.text))
  if (action === 'delayed') return { ...judged, ...told, returned: 'delayed', because: 'delayed' }
  if (/^(delivered|relayed|expanded)/.test(action))
    return { ...judged, ...told, returned: 'delivered', because: 'delivered' }
  return { ...judged, ...told }
}

function sentTo(mail: Incoming): string | null {
  const original = mail.parts.find(({ type }) => /^(message\/rfc822|text\/rfc822-headers)/.test(type))
  return original ? addressIn(field(original.text, 'to')) : null
}

const ORIGINAL =
  /^(-{3,}.*(copy of|original|message header|ursprüngliche|returned message).*|received: from .*)$/im

function beforeOriginal(text: string): string {
  const at = text.search(ORIGINAL)
  return at === -1 ? text : text.slice(0, at)
}

/** A line that holds nothing but an address, or else the only address there is that is not the sender's or ours. */
function recipientIn(said: string, mail: Incoming): string | null {
  const known = [mail.from?.address, addressIn(header(mail, 'to'))]
  const all: string[] = []
  for (const line of said.split('\n')) {
    const address = addressIn(line)
    if (address === null || known.includes(address)) continue
    if (/^\s*<?\S+@\S+>?:?\s*$/.test(line)) return address
    all.push(address)
  }
  return new Set(all).size === 1 ? all[0]! : null
}

/**
 * The address itself is none: no such mailbox or domain (X.1.1, .2, .3, .6, .10), disabled (X.2.1), no such host (X.4.4, and
 * X.4.310 of Exchange Online).
 */
const NONE = /^5\.(1\.(1|2|3|6|10)|2\.1|4\.(4|310))$/
/** Says nothing more than the class. */
const VAGUE = /^[45]\.(\d{1,3}\.0|0\.\d{1,3})$/

/** It is about what was sent, who sent it, or the moment: the address may be a good one. */
const FOR_NOW =
  /over ?quota|quota exceeded|mailbox (is )?(full|over)|out of (storage|space)|insufficient (system )?storage|storage limit|too (large|big)|size limit|exceeds? .{0,30}size|spam|blocked|blacklist|blocklist|block list|reputation|greylist|gr[ae]ylisted|rate limit|too many|try again|temporar|timed? ?out|policy|dmarc|unauthenticated|not authorized|loop|postfach (ist )?voll|speicherplatz/i

const NOBODY =
  /user (is )?(unknown|not found|doesn'?t exist)|unknown (user|recipient|address|mailbox|local part)|no such (user|mailbox|recipient|address|person|domain|host)|does(n'?t| not) exist|(account|mailbox|user|recipient|address) .{0,40}(unavailable|disabled|inactive|deactivated|closed|suspended|not found|rejected: access denied)|recipient ?(address )?(rejected|not found)|invalid (recipient|mailbox|address)|not a valid (mailbox|recipient|address)|no mailbox here|address rejected|resolver\.adr\.|(host|domain) (or domain )?(name )?not found|unrouteable address|bad destination|dieses postfach|empfänger (unbekannt|nicht gefunden)|existiert nicht/i

function judge(status: string, said: string): Pick<Bounce, 'returned' | 'code' | 'because'> {
  const named = /\b([245]\.\d{1,3}\.\d{1,3})\b/
  const byStatus = named.exec(status)?.[1] ?? null
  const bySaid = /(?:^|[\s#(-])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(said)?.[1] ?? null
  // the server at the far end knows more than the one that reports it
  const code = byStatus === null || (VAGUE.test(byStatus) && bySaid !== null) ? bySaid : byStatus
  if (code?.startsWith('4')) return { returned: 'soft', code, because: 'status_code' }
  if (code !== null && NONE.test(code)) return { returned: 'hard', code, because: 'status_code' }
  if (FOR_NOW.test(said)) return { returned: 'soft', code, because: 'bounce_text' }
  if (NOBODY.test(said)) return { returned: 'hard', code, because: 'bounce_text' }
  if (code !== null && !VAGUE.test(code)) return { returned: 'soft', code, because: 'status_code' }
  // without an enhanced code these speak of the mailbox (RFC 5321, 4.2.3)
  if (/\b55[013]\b/.test(said)) return { returned: 'hard', code, because: 'bounce_text' }
  return { returned: 'soft', code, because: 'bounce_unclear' }
}
