import { decisionSentence, promiseName } from '#journey/measure/mornings/sponsor.sentences.contract.ts'
import { escapeHtml } from '#platform/escape.rules.ts'
import type { Speech } from '#journey/measure/mornings/sponsor.sentences.contract.ts'
import type { SponsorMorning } from '#journey/measure/mornings/contract.ts'
import type { SponsorWords } from '#journey/measure/mornings/sponsor.words.contract.ts'

/** The week's mail: what to decide, then each promise with its verdict; plain text and simple HTML of the same. */
export function sponsorMail(
  view: SponsorMorning,
  words: SponsorWords,
  say: Speech,
  publicUrl: string,
  language: string,
): { subject: string; text: string; html: string } {
  const points = view.decide.map((one) => ({
    text: decisionSentence(one, words, say),
    link: publicUrl + one.to,
  }))
  const promises = view.promises
    .filter(({ verdict }) => verdict !== 'none')
    .map((one) => `${words.verdicts[one.verdict]}: ${words.teams[one.of]}, ${promiseName(one, words)}`)
  const nothing = `${words.nothing}. ${words.nothingHint}`
  const foot = [
    [words.mail.open, `${publicUrl}/sponsor`],
    [words.mail.change, `${publicUrl}/notifications`],
  ] as const
  const text = [
    words.decide,
    ...(points.length === 0
      ? [nothing]
      : points.flatMap(({ text, link }, i) => [`${i + 1}. ${text}`, `   ${link}`])),
    '',
    words.promises,
    ...(promises.length === 0 ? [words.noPromises] : promises.map((one) => `- ${one}`)),
    '',
    words.mail.attached,
    ...foot.map(([label, link]) => `${label}: ${link}`),
    '',
  ].join('\n')
  const item = (inner: string) => `<li style="margin:.4rem 0">${inner}</li>`
  const linked = ({ text, link }: { text: string; link: string }) =>
    item(`<a href="${escapeHtml(link)}">${escapeHtml(text)}</a>`)
  const html = [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"></head>`,
    '<body style="font:15px/1.5 system-ui,sans-serif;max-width:36rem">',
    `<h2>${escapeHtml(words.decide)}</h2>`,
    points.length === 0 ? `<p>${escapeHtml(nothing)}</p>` : `<ol>${points.map(linked).join('')}</ol>`,
    `<h2>${escapeHtml(words.promises)}</h2>`,
    promises.length === 0
      ? `<p>${escapeHtml(words.noPromises)}</p>`
      : `<ul>${promises.map((one) => item(escapeHtml(one))).join('')}</ul>`,
    `<p>${escapeHtml(words.mail.attached)}</p><p style="font-size:13px">`,
    foot.map(([label, link]) => `<a href="${escapeHtml(link)}">${escapeHtml(label)}</a>`).join(' · '),
    '</p></body></html>',
  ].join('\n')
  return { subject: words.mail.subject(points.length, say.day(view.asOf)), text, html }
}
