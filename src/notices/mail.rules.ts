import { escapeHtml } from '#platform/escape.rules.ts'
import { wordsIn } from '#notices/mail.words.ts'
import type { Language } from '#platform/language.contract.ts'

/** One notice as a mail tells it. */
export interface Line {
  text: string
  /** where it leads; null: nowhere any more */
  link: string | null
}

export interface Telling {
  what: string
  lead: { name: string | null; company: string | null } | null
  duty: string | null
  /** epoch ms */
  due: number | null
  by: string | null
}

/** A notice as one sentence, in the reader's language and zone. */
export function sentenceOf(telling: Telling, language: Language, timeZone: string): string {
  const words = wordsIn(language)
  const { what, lead, duty, due, by } = telling
  const name = [lead?.name, lead?.company].filter(Boolean).join(', ') || words.unnamed
  const when =
    due === null
      ? ''
      : new Intl.DateTimeFormat(words.locale, {
          timeZone,
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }).format(due)
  const say = Object.hasOwn(words.what, what) ? words.what[what as keyof typeof words.what] : words.what.other
  const said = say({ lead: name, duty: duty ?? words.duty, due: when, by: by ?? words.somebody })
  // a name that holds lines would be lines of the mail
  const text = said.replace(/\s+/gu, ' ').trim()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** So many stand in a mail; the others are one link away. */
const SHOWN = 40

/** The morning's mail: subject, plain text and simple HTML of the same. */
export function digestOf(
  name: string,
  lines: readonly Line[],
  publicUrl: string,
  language: Language,
): { subject: string; text: string; html: string } {
  const words = wordsIn(language)
  const shown = lines.slice(0, SHOWN)
  const more = lines.length > SHOWN ? words.more(lines.length - SHOWN) : null
  const intro = words.digestIntro(name)
  const foot = [
    [words.all, `${publicUrl}/notifications`],
    [words.change, `${publicUrl}/account`],
  ] as const
  const text = [
    intro,
    '',
    ...shown.flatMap(({ text, link }) => [`- ${text}`, ...(link === null ? [] : [`  ${link}`])]),
    ...(more === null ? [] : [more]),
    '',
    ...foot.map(([label, link]) => `${label}: ${link}`),
    '',
  ].join('\n')
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font:15px/1.5 system-ui,sans-serif;max-width:36rem">',
    `<p>${escapeHtml(intro)}</p><ul style="padding-left:1.2rem">`,
    ...shown.map(
      ({ text, link }) =>
        `<li style="margin:.4rem 0">${link === null ? escapeHtml(text) : `<a href="${escapeHtml(link)}">${escapeHtml(text)}</a>`}</li>`,
    ),
    ...(more === null ? [] : [`<li>${escapeHtml(more)}</li>`]),
    '</ul><p style="font-size:13px">',
    foot.map(([label, link]) => `<a href="${escapeHtml(link)}">${escapeHtml(label)}</a>`).join(' · '),
    '</p></body></html>',
  ].join('\n')
  return { subject: words.digestSubject(lines.length), text, html }
}
