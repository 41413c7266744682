import { frame } from '#journey/consent/page.rules.ts'
import { escapeHtml } from '#platform/escape.rules.ts'
import { PREFERENCES } from '#journey/consent/preferences.words.rules.ts'
import { worded } from '#journey/consent/purposes.rules.ts'
import type { Done } from '#journey/consent/preferences.words.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { Purpose } from '#journey/consent/purposes.rules.ts'

/** What a person's own page shows. */
export interface Preferences {
  address: string | null
  firstName: string
  lastName: string
  /** those that are asked about, with the word on each */
  topics: { purpose: Purpose; agreed: boolean }[]
  /** epoch ms; null: no pause */
  pausedUntil: number | null
  eraseAsked: boolean
}

/** A mail that was passed on must not tell the whole address: its first letter and its domain are enough to know it. */
export function masked(address: string | null): string {
  if (address === null) return '…'
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}…${address.slice(at)}`
}

/** GET /u/TOKEN: asks. A program that opens links changes nothing. */
export function askPage(address: string | null, preferences: string, language: Language): string {
  const words = PREFERENCES[language]
  const body =
    `<p>${escapeHtml(words.unsubscribeAsk(masked(address)))}</p>` +
    `<form method="post"><button class="main">${words.unsubscribeDo}</button></form>` +
    `<p><a href="${escapeHtml(preferences)}">${words.change}</a></p>`
  return page(words.unsubscribe, body, language)
}

/** POST /u/TOKEN: it is done. */
export function stoppedPage(preferences: string, language: Language): string {
  const words = PREFERENCES[language]
  const body = `<p>${words.unsubscribedMore}</p><p><a href="${escapeHtml(preferences)}">${words.change}</a></p>`
  return page(words.unsubscribed, body, language)
}

/** GET /p/TOKEN. `said`: what was just done, or what was wrong. */
export function preferencesPage(
  { address, firstName, lastName, topics, pausedUntil, eraseAsked }: Preferences,
  said: Done | 'wrongAddress' | null,
  language: Language,
): string {
  const words = PREFERENCES[language]
  const day = (at: number) => new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
  const note = said === null ? '' : said === 'wrongAddress' ? words.wrongAddress : words.done[said]
  const role = said === 'wrongAddress' ? 'alert' : 'status'
  const choices = topics.map(({ purpose, agreed }) => {
    const { name, text } = worded(purpose, language)
    return (
      `<label class="choice"><input type="checkbox" name="topic" value="${escapeHtml(purpose.id)}"${agreed ? ' checked' : ''}>` +
      `<span><strong>${escapeHtml(name)}</strong><span class="soft">${escapeHtml(text)}</span></span></label>` +
      `<input type="hidden" name="shown" value="${escapeHtml(purpose.id)}:${purpose.version}">`
    )
  })
  const act = (what: string, content: string) =>
    `<form method="post"><input type="hidden" name="do" value="${what}">${content}</form>`
  const field = (name: string, label: string, value: string, type = 'text', more = '') =>
    `<label class="field">${label}<input type="${type}" name="${name}" value="${escapeHtml(value)}" maxlength="200"${more}></label>`
  const parts = [
    note && `<p class="done" role="${role}">${escapeHtml(note)}</p>`,
    `<p>${escapeHtml(words.intro(masked(address)))}</p>`,
    act(
      'save',
      `<fieldset><legend>${words.topics}</legend>${choices.join('')}</fieldset><button class="main">${words.save}</button>`,
    ),
    act('off', `<p class="soft">${words.allOffHint}</p><button>${words.allOff}</button>`),
    `<h2>${words.pause}</h2>`,
    pausedUntil === null
      ? act('pause', `<p class="soft">${words.pauseHint}</p><button>${words.pauseDo}</button>`)
      : act('resume', `<p>${words.pausedUntil(day(pausedUntil))}</p><button>${words.resume}</button>`),
    `<h2>${words.name}</h2>`,
    act(
      'name',
      field('firstName', words.firstName, firstName, 'text', ' autocomplete="given-name"') +
        field('lastName', words.lastName, lastName, 'text', ' autocomplete="family-name"') +
        `<button>${words.nameDo}</button>`,
    ),
    `<h2>${words.data}</h2>`,
    act(
      'data',
      `<p class="soft">${words.dataHint}</p>${field('address', words.address, '', 'email', ' autocomplete="email" required')}` +
        `<button name="as" value="html">${words.asPage}</button><button name="as" value="json">${words.asJson}</button>`,
    ),
    `<h2>${words.erase}</h2>`,
    eraseAsked
      ? `<p>${words.eraseAsked}</p>`
      : act('erase', `<p class="soft">${words.eraseHint}</p><button>${words.eraseDo}</button>`),
  ]
  return page(words.preferences, parts.filter(Boolean).join('\n'), language)
}

/** The link belongs to nobody: cut off, or its person was erased. */
export function nobodyPage(why: 'gone' | 'unknown', language: Language): string {
  const words = PREFERENCES[language]
  return page(words[why], `<p>${why === 'gone' ? words.goneMore : words.unknownMore}</p>`, language)
}

/**
 * Of whom nothing is kept any more the link of an old mail tells no address. Whoever opens it may leave theirs, so that a list
 * with it does not bring our mails back. `said`: what came of it
 */
export function forgottenPage(said: 'listed' | 'noAddress' | null, language: Language): string {
  const words = PREFERENCES[language]
  if (said === 'listed') {
    const done = `<p class="done" role="status">${words.keptAway}</p>`
    return page(words.unsubscribed, done, language)
  }
  const note = said === null ? '' : `<p class="done" role="alert">${words.noAddress}</p>`
  const body =
    `${note}<p>${words.goneMore}</p><form method="post"><p class="soft">${words.keepAwayHint}</p>` +
    `<label class="field">${words.address}<input type="email" name="address" maxlength="254" autocomplete="email" required></label>` +
    `<button class="main">${words.keepAwayDo}</button></form>`
  return page(words.gone, body, language)
}

function page(title: string, body: string, language: Language): string {
  return frame({ title, language, body, style: 'linked' })
}
