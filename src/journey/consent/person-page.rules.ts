import { frame } from '#journey/consent/page.rules.ts'
import { escapeHtml } from '#platform/escape.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { PersonFile } from '#journey/consent/person-file.ts'

const WORDS = {
  en: {
    title: 'Everything that is kept about you',
    made: (at: string) => `Made on ${at}.`,
    person: 'Who you are',
    standing: 'Where you stand with us',
    history: 'What happened',
    submissions: 'What you handed in',
    mails: 'Mails to you',
    received: 'Mails from you, and answers of mail servers',
    leftAlone: 'Why we leave you alone',
    records: 'All other records',
    none: 'Nothing.',
    when: 'When',
    what: 'What',
    details: 'Details',
  },
  de: {
    title: 'Alles, was über Sie gespeichert ist',
    made: (at: string) => `Erstellt am ${at}.`,
    person: 'Wer Sie sind',
    standing: 'Wo Sie bei uns stehen',
    history: 'Was geschehen ist',
    submissions: 'Was Sie eingereicht haben',
    mails: 'Mails an Sie',
    received: 'Mails von Ihnen und Antworten von Mailservern',
    leftAlone: 'Warum wir Sie in Ruhe lassen',
    records: 'Alle übrigen Einträge',
    none: 'Nichts.',
    when: 'Wann',
    what: 'Was',
    details: 'Einzelheiten',
  },
}

/** The file as a page that a browser shows without this server. */
export function personPage(file: PersonFile, language: Language): string {
  const words = WORDS[language]
  const section = (title: string, content: string) =>
    `<section><h2>${escapeHtml(title)}</h2>${content || `<p>${words.none}</p>`}</section>`
  const events = (rows: { at: string | null; what: string; more?: unknown }[]) =>
    rows.length === 0
      ? ''
      : `<table><thead><tr><th scope="col">${words.when}</th><th scope="col">${words.what}</th>` +
        `<th scope="col">${words.details}</th></tr></thead><tbody>${rows
          .map(
            ({ at, what, more }) =>
              `<tr><td>${at ?? ''}</td><td>${escapeHtml(what)}</td><td>${shown(more)}</td></tr>`,
          )
          .join('')}</tbody></table>`
  const body = [
    `<p>${words.made(file.madeAt)}</p>`,
    section(words.person, shown({ ...file.person, company: file.company, ...file.details })),
    section(words.standing, shown(file.standing)),
    section(
      words.history,
      events(file.history.map(({ at, what, personal }) => ({ at, what, more: personal }))),
    ),
    section(
      words.submissions,
      events(file.submissions.map(({ at, via, said }) => ({ at, what: via, more: said }))),
    ),
    section(
      words.mails,
      events(
        file.mails.map(({ at, due, state, subject, template, text }) => ({
          at: at ?? due,
          what: `${subject ?? template} (${state})`,
          more: text,
        })),
      ),
    ),
    section(
      words.received,
      events(
        file.received.map(({ at, kind, subject, text }) => ({
          at,
          what: subject || (kind ?? ''),
          more: text,
        })),
      ),
    ),
    section(words.leftAlone, file.leftAlone.map(shown).join('')),
    section(
      words.records,
      Object.entries(file.records)
        .map(([table, rows]) => `<h3>${escapeHtml(table)}</h3>${rows.map(shown).join('')}`)
        .join(''),
    ),
  ]
  return frame({ title: words.title, language, body: body.join('\n'), style: 'inline' })
}

/** A value as a list of its parts; texts as they are. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return ''
  if (Array.isArray(value))
    return value.length === 0 ? '' : `<ul>${value.map((one) => `<li>${shown(one)}</li>`).join('')}</ul>`
  if (typeof value !== 'object') return `<span class="said">${escapeHtml(String(value))}</span>`
  const parts = Object.entries(value).filter(([, part]) => part !== null && part !== undefined && part !== '')
  if (parts.length === 0) return ''
  return `<dl>${parts.map(([name, part]) => `<dt>${escapeHtml(name)}</dt><dd>${shown(part)}</dd>`).join('')}</dl>`
}
