import { html, raw } from 'hono/html'
import { CONSENT } from '#journey/capture/forms/answers.rules.ts'
import { LAST, PAGE, PURPOSE, TICKET, TRAP } from '#journey/capture/forms/sent.rules.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'
import type { FormField, PublicForm } from '#journey/capture/forms/contract.ts'
import type { Language } from '#platform/language.contract.ts'

type Html = ReturnType<typeof html>

/** What browsers and password managers fill in by themselves (HTML, autofill detail tokens). */
export const AUTOCOMPLETE: Record<string, string> = {
  email: 'email',
  firstName: 'given-name',
  lastName: 'family-name',
  phone: 'tel',
  company: 'organization',
  title: 'organization-title',
  country: 'country-name',
}

/** Every hosted page. Text is escaped where it is put in. The style is one piece: the page's policy knows it by its hash. */
export function frame(
  { language, title, style }: { language: Language; title: string; style: string },
  body: Html,
): Html {
  return html`<!DOCTYPE html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`
}

export interface Filled {
  sent: ReadonlyMap<string, string>
  /** what stands above the form; null: nothing was wrong */
  message: string | null
  problems: readonly FieldProblem[]
}

/** The form itself: posts and works without a script; what was typed stands there again. */
export function formPart(
  form: PublicForm,
  { sent, message, problems }: Filled,
  hidden: Record<string, string>,
): Html {
  const { words } = form
  const problem = (id: string) => problems.find(({ field }) => field === id)?.message ?? null
  const labels = new Map([
    ...form.fields.map(({ id, label }) => [id, label] as const),
    [CONSENT, form.consent?.text ?? ''],
  ])
  return html`<h1>${form.title}</h1>
    ${form.intro && html`<p>${form.intro}</p>`}
    ${
      message !== null &&
      html`<div class="wrong" role="alert" tabindex="-1" autofocus>
        ${message}
        ${
          problems.length > 0 &&
          html`<ul>
            ${problems.map(
              ({ field, message: what }) =>
                html`<li><a href="#f-${field}">${labels.get(field) ?? field}</a>: ${what}</li>`,
            )}
          </ul>`
        }
      </div>`
    }
    <form method="post" action="/f/${form.id}">
      ${form.fields.map((field) => fieldPart(field, sent.get(field.id) ?? '', problem(field.id), words))}
      ${
        form.consent &&
        html`<div class="field tick">
            <input
              type="checkbox"
              id="f-${CONSENT}"
              name="${CONSENT}"
              value="yes"
              ${form.consent.required && 'required'}
              ${sent.get(CONSENT) === 'yes' && 'checked'}
              ${errorOf(CONSENT, problem(CONSENT))}
            />
            <label for="f-${CONSENT}">${form.consent.text}</label>
          </div>
          ${problem(CONSENT) && html`<span class="error" id="e-${CONSENT}">${problem(CONSENT)}</span>`}
          <input type="hidden" name="${PURPOSE}" value="${String(form.consent.version)}" />`
      }
      <div class="trap" aria-hidden="true">
        <label>${words.trap} <input name="${TRAP}" tabindex="-1" autocomplete="off" /></label>
      </div>
      <input type="hidden" name="${TICKET}" value="${form.ticket}" />
      ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button>${form.submit}</button>
    </form>`
}

function fieldPart(
  field: Omit<FormField, 'asked'>,
  value: string,
  problem: string | null,
  words: Record<string, string>,
): Html {
  const { id, label, hint, input, required } = field
  const error = problem && html`<span class="error" id="e-${id}">${problem}</span>`
  const hinted = hint && html`<span class="hint" id="h-${id}">${hint}</span>`
  const told = [hint && `h-${id}`, problem && `e-${id}`].filter(Boolean).join(' ')
  const about = raw(
    `id="f-${id}" name="${id}"${required ? ' required' : ''}${told ? ` aria-describedby="${told}"` : ''}${problem ? ' aria-invalid="true"' : ''}`,
  )
  if (input === 'check')
    return html`<div class="field">
      <div class="tick">
        <input type="checkbox" value="yes" ${about} ${value === 'yes' && 'checked'} /><label for="f-${id}"
          >${label}</label
        >
      </div>
      ${hinted}${error}
    </div>`
  const filled = AUTOCOMPLETE[id] ? raw(` autocomplete="${AUTOCOMPLETE[id]}"`) : ''
  const control =
    input === 'textarea'
      ? html`<textarea ${about}${filled} maxlength="5000">${value}</textarea>`
      : input === 'choice'
        ? html`<select ${about}${filled}>
            <option value="">${words.choose}</option>
            ${field.choices?.map(
              (one) =>
                html`<option value="${one.value}" ${one.value === value && 'selected'}>${one.label}</option>`,
            )}
          </select>`
        : html`<input
            type="${input === 'number' ? 'text' : input}"
            ${input === 'number' && raw('inputmode="decimal"')}
            ${about}${filled}
            maxlength="300"
            value="${value}"
          />`
  return html`<div class="field">
    <label for="f-${id}">${label}${!required && html` <small>(${words.optional})</small>`}</label>
    ${hinted}${control}${error}
  </div>`
}

function errorOf(id: string, problem: string | null): Html | false {
  return problem !== null && raw(`aria-invalid="true" aria-describedby="e-${id}"`)
}

/** What a page sends along by itself: its address, and what its own says of the way here. */
export function hiddenFields(page: string, way: Record<string, string> | null): Record<string, string> {
  return { [PAGE]: page, ...(way && { [LAST]: JSON.stringify(way) }) }
}

export function messagePart(title: string, text: string): Html {
  return html`<h1 tabindex="-1" autofocus>${title}</h1>
    ${text && html`<p>${text}</p>`}`
}

/** A press confirms, not a visit: programs that check links visit them. */
export function confirmPart(title: string, words: Record<string, string>, action: string): Html {
  return html`<h1>${title}</h1>
    <p>${words.confirmAsk}</p>
    <form method="post" action="${action}"><button>${words.confirmButton}</button></form>`
}
