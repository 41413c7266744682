import { linkPath } from '#journey/mailing/links.rules.ts'
import type { LinkKey } from '#journey/mailing/links.rules.ts'
import type { MailUrls } from '#journey/mailing/render.contract.ts'
import type { MailSettings } from '#journey/mailing/sending.contract.ts'

/** The mail that links and headers are about. */
export interface Named {
  lead: string
  message: number
  programme: string
  template: string
}

/** Absolute addresses of one mail. @param base the public address, without a slash at its end */
export function urlsOf(
  key: LinkKey,
  base: string,
  settings: MailSettings,
  { lead, message }: Named,
): MailUrls {
  const at = (what: 'unsubscribe' | 'preferences' | 'open'): string =>
    base + linkPath(key, { lead, message, what })
  return {
    unsubscribe: at('unsubscribe'),
    preferences: at('preferences'),
    click: (url) =>
      settings.trackClicks ? base + linkPath(key, { lead, message, what: 'click', url }) : url,
    open: settings.trackOpens ? at('open') : null,
  }
}

/**
 * What mailbox providers look for in mails to many: one-click unsubscription (RFC 8058), the list's name (RFC 2919), that no
 * person wrote it (RFC 3834, so that nobody's machine answers), and what Gmail's feedback loop groups complaints by.
 */
export function headersOf(
  { programme, template }: Named,
  name: string,
  domain: string,
  unsubscribe: string,
): Record<string, string> {
  return {
    'List-Unsubscribe': `<${unsubscribe}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `${phrase(name)} <${programme.replaceAll('_', '-')}.${domain}>`.trim(),
    'Auto-Submitted': 'auto-generated',
    Precedence: 'bulk',
    'Feedback-ID': `${template}:${programme}:baton:${domain.replaceAll('.', '-')}`,
  }
}

/** A name as plain words in ASCII: the library encodes a quoted one whole, its address too. */
function phrase(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 _-]/g, '')
    .replace(/ +/g, ' ')
    .trim()
}
