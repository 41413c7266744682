import { PAGE_STYLE } from '#journey/consent/page-style.rules.ts'
import { escapeHtml } from '#platform/escape.rules.ts'
import type { Language } from '#platform/language.contract.ts'

/**
 * A page for people who have no account here: no script, readable without its style. `inline`: a file that is kept
 * elsewhere brings its style along; on this server the policy wants it in a file of its own.
 */
export function frame({
  title,
  language,
  body,
  style,
}: {
  title: string
  language: Language
  /** HTML */
  body: string
  style: 'inline' | 'linked'
}): string {
  const styled =
    style === 'inline' ? `<style>${PAGE_STYLE}</style>` : '<link rel="stylesheet" href="/preferences.css">'
  return (
    `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>${styled}</head>` +
    `<body><main><h1>${escapeHtml(title)}</h1>\n${body}\n</main></body></html>\n`
  )
}
