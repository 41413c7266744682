import { escapeHtml } from '#platform/escape.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { MailSender, MailUrls } from './render.contract.ts'

/** What stands around every body: one column of 600 pixels, and the footer that law and mail providers ask for. */

const WORDS = {
  en: {
    unsubscribe: 'Unsubscribe',
    preferences: 'Change what you get',
    why: (workspace: string) => `You get this mail from ${workspace}.`,
  },
  de: {
    unsubscribe: 'Abmelden',
    preferences: 'Einstellungen ändern',
    why: (workspace: string) => `Diese E-Mail kommt von ${workspace}.`,
  },
} satisfies Record<Language, unknown>

/** Programs that know it turn dark; those that do not show the light colours of the elements. */
const STYLE =
  '@media (prefers-color-scheme: dark){.p{background:#0d0f10!important}.c{background:#1a1d1f!important}' +
  '.t,.t li{color:#eceeef!important}.a{color:#63cdbd!important}.l{border-color:#3b4246!important}' +
  '.s{background:#272c2f!important;color:#eceeef!important}.f,.f a{color:#b4bcc0!important}}' +
  '@media (max-width:640px){.c{padding:20px!important}}'

interface Framed {
  language: Language
  subject: string
  preview: string
  sender: MailSender
  urls: MailUrls
}

export function htmlFrame(content: string, { language, subject, preview, sender, urls }: Framed): string {
  const words = WORDS[language]
  const foot = 'margin:0 0 6px;font-size:13px;line-height:1.5;color:#4c5559'
  const link = (url: string, text: string) =>
    `<a href="${escapeHtml(url)}" style="color:#4c5559;text-decoration:underline">${text}</a>`
  const address = escapeHtml(oneLine(sender.postalAddress))
  return [
    `<!doctype html><html lang="${language}" dir="ltr"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(subject)}</title><style>${STYLE}</style></head>`,
    '<body class="p" style="margin:0;padding:0;background:#f3f5f5;-webkit-text-size-adjust:100%">',
    // what the list of mails shows beside the subject, not seen in the mail itself
    preview && `<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>`,
    '<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px 8px">',
    '<table role="presentation" width="100%" border="0" cellpadding="0" cellspacing="0" style="max-width:600px">',
    '<tr><td class="c" style="padding:32px;border-radius:8px;background:#ffffff;font-family:-apple-system,\'Segoe UI\',Roboto,Helvetica,Arial,sans-serif;overflow-wrap:anywhere">',
    `<div role="article" aria-label="${escapeHtml(subject)}" lang="${language}">`,
    content,
    '</div></td></tr>',
    '<tr><td class="f" style="padding:20px 32px;font-family:-apple-system,\'Segoe UI\',Roboto,Helvetica,Arial,sans-serif;color:#4c5559">',
    `<p class="f" style="${foot}">${escapeHtml(words.why(sender.workspace))}</p>`,
    address && `<p class="f" style="${foot}">${address}</p>`,
    `<p class="f" style="${foot}">${link(urls.unsubscribe, words.unsubscribe)} · ${link(urls.preferences, words.preferences)}</p>`,
    '</td></tr></table></td></tr></table>',
    urls.open === null
      ? ''
      : `<img src="${escapeHtml(urls.open)}" width="1" height="1" alt="" style="display:block;border:0">`,
    '</body></html>',
  ]
    .filter(Boolean)
    .join('\n')
}

export function textFrame(content: string, { language, sender, urls }: Framed): string {
  const words = WORDS[language]
  const address = oneLine(sender.postalAddress)
  // a line of two dashes and a blank begins what programs know for a signature (RFC 3676, 4.3)
  const foot = [
    '-- ',
    words.why(sender.workspace),
    address,
    `${words.unsubscribe}: ${urls.unsubscribe}`,
    `${words.preferences}: ${urls.preferences}`,
  ]
  return `${content}\n\n${foot.filter(Boolean).join('\n')}\n`
}

function oneLine(address: string): string {
  return address
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' · ')
}
