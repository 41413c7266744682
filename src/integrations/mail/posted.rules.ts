import type { Posted } from '#journey/mailing/sending.rules.ts'

/** What the mail library says of a failure. */
export interface SmtpFailure {
  message: string
  /** ECONNECTION, ETIMEDOUT, EAUTH, EENVELOPE, EMESSAGE … */
  code?: string | undefined
  /** the server's answer, where it gave one */
  responseCode?: number | undefined
  response?: string | undefined
  /** CONN, EHLO, AUTH …, MAIL FROM, RCPT TO, DATA */
  command?: string | undefined
}

/** Commands in which a server speaks of one mail; before them, of us. */
const OF_A_MAIL: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])

/**
 * What a failure means for the mail (RFC 5321, 4.2.1; enhanced codes: RFC 3463).
 * @param begun the server had asked for the mail's bytes: without an answer to them nobody knows whether it has it
 */
export function failed(failure: SmtpFailure, begun: boolean): Posted {
  const { responseCode, response, message } = failure
  const detail = plain(response ?? message)
  if (responseCode === undefined || responseCode < 400)
    return begun ? { came: 'unclear', detail } : (tooLarge(failure) ?? { came: 'down', detail })
  // 421: the server closes, whatever it was asked
  if (responseCode === 421 || !isOfAMail(failure)) return { came: 'down', detail }
  if (responseCode < 500) return { came: 'later', detail }
  const code = enhanced(detail)
  return { came: 'refused', hard: isHard(failure, code), code, detail }
}

function isOfAMail({ code, command }: SmtpFailure): boolean {
  if (code === 'EAUTH') return false
  return code === 'EENVELOPE' || code === 'EMESSAGE' || OF_A_MAIL.has(command ?? '')
}

/** The library refuses by itself what is larger than the server announced. */
function tooLarge({ code, message }: SmtpFailure): Posted | null {
  return code === 'EMESSAGE' || code === 'EENVELOPE'
    ? { came: 'refused', hard: false, code: null, detail: plain(message) }
    : null
}

export function enhanced(text: string): string | null {
  return /(?:^|\s)([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null
}

/**
 * Whether the address itself is none: bad mailbox or system (X.1.1, .2, .3, .6, .10), disabled (X.2.1). Policy (X.7), a full
 * mailbox (X.2.2) or too large a mail (X.3.4) say nothing of it. Without an enhanced code, 550, 551 and 553 to RCPT do.
 */
function isHard({ responseCode, command }: SmtpFailure, code: string | null): boolean {
  if (code !== null) return /^5\.(1\.(1|2|3|6|10)|2\.1)$/.test(code)
  return command === 'RCPT TO' && [550, 551, 553].includes(responseCode ?? 0)
}

/** One line that fits a row and holds nothing that ends one. */
export function plain(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 400)
}
