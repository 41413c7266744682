import { captureWork } from '#journey/capture/work.rules.ts'
import { consentFact } from '#journey/consent/word.rules.ts'
import type { Answers } from '#journey/capture/forms/answers.rules.ts'
import type { CompanyId } from '#journey/capture/work.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Work } from '#work/card.ts'

/** What brought a browser to a page: UTM parameters and click ids, as they stood in its address. */
export type Origin = Record<string, string>

/** A form that was taken in, as it waits on disk. */
export interface TakenForm {
  form: string
  version: number
  /** of the page that was shown: the same form sent twice counts once */
  nonce: string
  answers: Answers
  /** null: the form asks for none, or nobody agreed */
  consent: { purpose: string; version: number; shown: string } | null
  /** the document's own, as far as it says */
  source: string | null
  campaign: string | null
  channel: string | null
  touch: string
  name: string
  /** address of the page without its query; null: not known */
  page: string | null
  /** the browser's id, where its person agreed to be recognised */
  visitor: string | null
  first: Origin | null
  last: Origin | null
  /** days in which the address has to be confirmed; null: it need not be */
  confirmWithin: number | null
}

/** The work of one form: the lead and, where somebody agreed, their word with its proof. `at`: epoch ms. */
export function formWork(
  rules: Ruleset,
  companyId: CompanyId,
  taken: TakenForm,
  { at, how }: { at: number; how: 'form' | 'double_opt_in' },
): Work {
  const by = `form:${taken.form}`
  const from = originOf(taken)
  const { fields, ...details } = taken.answers
  const told = { ...fields, ...trail(taken) }
  const submission = { ...details, ...from, ...(Object.keys(told).length > 0 && { fields: told }) }
  const touch = {
    kind: taken.touch,
    asset: taken.name,
    ...from,
    ...(taken.page !== null && { page: taken.page }),
  }
  const kept = {
    via: by,
    body: JSON.stringify({ ...taken.answers, ...from, page: taken.page, consent: taken.consent }),
  }
  const capture = { touch, at, by }
  let work = captureWork(rules, companyId, { ...capture, submission }, kept)
  if ('problems' in work) {
    // it was checked when it was sent; the agreement has changed since, and what it no longer takes is kept beside it
    const wrong = new Set(work.problems.map(({ field }) => field.replace(/^fields\./, '')))
    work = captureWork(rules, companyId, { ...capture, submission: setAside(submission, wrong) }, kept)
  }
  if ('problems' in work) throw new Error(`form ${taken.form}: ${JSON.stringify(work.problems)}`)
  const { decide } = work
  const { consent } = taken
  if (consent === null) return work
  const { purpose, version, shown } = consent
  const where = taken.page ?? taken.name
  const word = { purpose, given: true, channel: 'email' as const, how, version, shown, where }
  return {
    ...work,
    decide: (card, now, companies) => {
      const said = decide(card, now, companies)
      return 'refused' in said ? said : { ...said, facts: [...said.facts, consentFact(word, at, by)] }
    },
  }
}

/** The form says where its leads come from; where the visitor's own way is known, that says it better. */
export function originOf({ source, campaign, channel, last }: TakenForm): {
  source?: string
  campaign?: string
  channel?: string
} {
  const from = {
    source: last?.utm_source ?? source,
    campaign: last?.utm_campaign ?? campaign,
    channel: last?.utm_medium ?? channel,
  }
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== null && value !== ''))
}

/** First and last ways to the site stay with the lead as details that rules do not see. */
function trail({ first, last }: TakenForm): Record<string, string> {
  const named = (way: Origin | null, prefix: string) =>
    Object.entries(way ?? {}).map(([name, value]) => [`${prefix}_${name}`, value] as const)
  return Object.fromEntries([...named(first, 'first'), ...named(last, 'last')])
}

function setAside<Given extends { fields?: Record<string, string | number | boolean> }>(
  given: Given,
  wrong: ReadonlySet<string>,
): Given {
  const { fields = {}, ...details } = given
  const entries = [...Object.entries(details), ...Object.entries(fields)] as [
    string,
    string | number | boolean,
  ][]
  const aside = entries.filter(([id]) => wrong.has(id)).map(([id, value]) => [`form_${id}`, value] as const)
  const kept = Object.entries(fields).filter(([id]) => !wrong.has(id))
  const left = Object.fromEntries(Object.entries(details).filter(([id]) => !wrong.has(id)))
  return { ...left, fields: Object.fromEntries([...kept, ...aside]) } as Given
}
