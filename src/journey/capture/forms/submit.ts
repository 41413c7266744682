import { agreedText, publishedForm } from '#journey/capture/forms/published.ts'
import {
  circumstances,
  PURPOSE,
  sentFields,
  TICKET,
  TRAP,
  TRAPPED,
} from '#journey/capture/forms/sent.rules.ts'
import { createLimiter } from '#journey/capture/forms/limits.ts'
import { formKey } from '#journey/capture/forms/around.store.ts'
import { formWords } from '#journey/capture/forms/words.rules.ts'
import { keepRefused } from '#journey/capture/actions.ts'
import { LONGEST_MS, openTicket, QUICKEST_MS } from '#journey/capture/forms/ticket.rules.ts'
import { readAnswers } from '#journey/capture/forms/answers.rules.ts'
import { sortSubmission } from '#journey/capture/rules.ts'
import { take } from '#journey/capture/tracking/intake.ts'
import { tally } from '#journey/capture/forms/counts.ts'
import type { FieldProblem } from '#journey/capture/rules.ts'
import type { FormDocument } from '#journey/capture/forms/contract.ts'
import type { Published } from '#journey/capture/forms/published.ts'
import type { Services } from '#work/services.ts'
import type { TakenForm } from '#journey/capture/forms/work.rules.ts'
import type { Ticket } from '#journey/capture/forms/ticket.rules.ts'

/** Why a form was not taken in: a closed list. */
export type FormRefusal = 'not_found' | 'closed' | 'too_many' | 'too_large' | 'stale' | 'quick' | 'invalid'

export type Outcome =
  | { taken: true; form: Published }
  | {
      taken: false
      because: FormRefusal
      /** null: there is no such form */
      form: Published | null
      /** a sentence in the form's language */
      message: string
      problems: FieldProblem[]
      /** what was sent, so that nobody types it again */
      sent: ReadonlyMap<string, string>
      /** seconds to wait */
      wait?: number
    }

const LARGEST = 65_536
const KEPT = 10_000
const limiters = new WeakMap<object, (address: string) => number | null>()

/** Takes a submitted form in: on disk when it is answered. `body`: urlencoded. */
export async function submitForm(
  services: Services,
  id: string,
  body: string,
  address: string,
): Promise<Outcome> {
  const form = await publishedForm(services.db, id)
  const words = formWords(form?.document.language ?? 'en')
  const sent = body.length > LARGEST ? null : sentFields(body)
  const refuse = async (
    because: FormRefusal,
    message: string,
    more: Partial<Outcome> = {},
  ): Promise<Outcome> => {
    if (form && because !== 'too_many') {
      tally(services, id, 'refused')
      const problem = {
        refused: because,
        detail: message,
        ...('problems' in more && { errors: more.problems }),
      }
      await keepRefused(services, `form:${id}`, body.slice(0, KEPT), problem)
    }
    return { taken: false, because, form, message, problems: [], sent: sent ?? new Map(), ...more } as Outcome
  }
  if (!form) return refuse('not_found', words.notFound)
  const wait = limiterOf(services)(address)
  if (wait !== null) return refuse('too_many', words.many, { wait })
  if (!form.open) return refuse('closed', words.closed)
  if (sent === null) return refuse('too_large', words.long)
  if (sent.get(TRAP)) {
    // whoever fills in what people do not see is thanked like everybody: it learns nothing
    await refuse('invalid', TRAPPED)
    return { taken: true, form }
  }
  const now = services.now()
  const ticket = openTicket(await formKey(services.db), sent.get(TICKET) ?? '')
  const shown = ticket?.form === id ? await publishedForm(services.db, id, ticket.version) : null
  if (!ticket || !shown || now - ticket.shownAt > LONGEST_MS) return refuse('stale', words.stale)
  if (now - ticket.shownAt < QUICKEST_MS) return refuse('quick', words.quick, { wait: QUICKEST_MS / 1_000 })
  const read = await readForm(services, shown, ticket, sent)
  if ('problems' in read) return refuse('invalid', words.summary, { problems: read.problems })
  await take(services, { kind: 'form', body: read.form })
  return { taken: true, form: shown }
}

function limiterOf(services: Services): (address: string) => number | null {
  let limiter = limiters.get(services.db)
  if (!limiter) limiters.set(services.db, (limiter = createLimiter(services.now)))
  return limiter
}

async function readForm(
  services: Services,
  { id, version, document }: Published,
  { nonce, asked }: Ticket,
  sent: ReadonlyMap<string, string>,
): Promise<{ form: TakenForm } | { problems: FieldProblem[] }> {
  const words = formWords(document.language)
  const fields = document.fields.filter((_, i) => asked.includes(i))
  const read = readAnswers(document, fields, sent, words)
  if ('problems' in read) return read
  const { answers, consents } = read
  const sorted = sortSubmission(services.law.at(services.now()), answers, 'strict')
  if ('problems' in sorted) {
    return {
      problems: sorted.problems.map(({ field }) => ({
        field: field.replace(/^fields\./, ''),
        message: words.wrong,
      })),
    }
  }
  const consent = consents ? await consentOf(services, document, Number(sent.get(PURPOSE))) : null
  const { source = null, campaign = null, channel = null, touch, name, doubleOptIn } = document
  const said = { form: id, version, nonce, answers, consent, source, campaign, channel, touch, name }
  const confirmWithin = doubleOptIn?.days ?? null
  return { form: { ...said, ...circumstances(sent), confirmWithin } }
}

/** Somebody agreed to the words that they were shown. Without such a version there were none, and nothing was agreed to. */
async function consentOf(
  services: Services,
  { consent, language }: FormDocument,
  version: number,
): Promise<TakenForm['consent']> {
  if (!consent || !Number.isInteger(version)) return null
  const shown = await agreedText(services.db, consent.purpose, version, language)
  return shown === null ? null : { purpose: consent.purpose, version, shown }
}
