import {
  addChange,
  addSignature,
  readChanges,
  withdrawChange,
} from '#journey/measure/change/changes.store.ts'
import { baselineChart, documentText, type ChangeDocument } from '#journey/measure/change/document.rules.ts'
import { DAY_MS, dayOf, dayText, daysOf, weeksOf, type Week } from '#journey/measure/change/weeks.rules.ts'
import { filtersOf, type Filters } from '#journey/measure/grain/filter.rules.ts'
import { grainWaiting } from '#journey/measure/grain/queue.store.ts'
import { LEAST_WEEKS } from '#journey/measure/change/verdict.rules.ts'
import { MEASURE } from '#journey/measure/change/measures.rules.ts'
import { readBase } from '#journey/measure/money/store.ts'
import { readFigures } from '#journey/measure/change/figures.store.ts'
import { ROUND } from '#journey/measure/grain/refresh.ts'
import { textHash } from '#ledger/log.ts'
import type { Actor } from '#journey/agreement/life/rules.ts'
import type { ChangeInput } from '#journey/measure/change/contract.ts'
import type { Database } from '#platform/database.ts'
import type { MoneyFloor } from '#journey/measure/cost/ground.ts'
import type { Refusal } from '#work/card.ts'
import type { StoredChange } from '#journey/measure/change/changes.store.ts'

export type ChangeFloor = MoneyFloor & { db: Database }

const NOT_FOUND: Refusal = { refused: 'not_found', detail: 'There is no such change.' }

/**
 * Declares a change and freezes its baseline, as of now. Refuses (`invalid`, naming the field) a baseline that does not lie
 * before the first day, holds too few whole weeks, of which something can still come, or in which there is nothing to measure.
 * @param by who proposes it, by id
 */
export async function declare(
  floor: ChangeFloor,
  id: string,
  input: ChangeInput,
  by: string,
): Promise<StoredChange | Refusal> {
  const now = floor.now()
  const filters = filtersOf(input.filters, now, floor.law.at(now))
  if ('refused' in filters) return inFilters(filters)
  const errors = faultsOf(input, now)
  if (errors.length > 0) return invalid(errors)
  const waiting = await grainWaiting(floor.db)
  if (waiting > ROUND)
    return invalid([
      { field: 'baseline', message: `cannot be frozen while ${waiting} leads are still being counted` },
    ])
  const frozen = await readFigures(floor, floor.db, input.measure, filters, baselineWeeks(input))
  const { base: currency } = await readBase(floor.db)
  const document: ChangeDocument = { ...input, by, at: now, currency, frozen }
  if (baselineChart(document) === null)
    return invalid([
      { field: 'baseline', message: 'holds nothing to measure, or the same in every week: no limits follow' },
    ])
  const text = documentText(document)
  await addChange(floor.db, { id, text, hash: textHash(text), at: now, by })
  return find(floor.db, id)
}

export function baselineWeeks({ starts, baseline, measure }: ChangeInput): Week[] {
  const days = daysOf(baseline.from, baseline.to)
  const { ripeDays } = MEASURE[measure]
  return weeksOf(dayOf(starts), days, days.to + ripeDays * DAY_MS, ripeDays)
}

type Errors = NonNullable<Refusal['errors']>

function faultsOf(input: ChangeInput, now: number): Errors {
  const { starts, baseline, measure } = input
  const errors: Errors = []
  const days = daysOf(baseline.from, baseline.to)
  if (days.to < days.from) errors.push({ field: 'baseline.to', message: 'lies before baseline.from' })
  if (days.to >= dayOf(starts))
    errors.push({ field: 'baseline.to', message: 'must lie before the first day' })
  const { ripeDays } = MEASURE[measure]
  const ripe = days.to + 1 + ripeDays * DAY_MS
  if (ripe > now) {
    const last = dayText(now - ripeDays * DAY_MS - DAY_MS)
    errors.push({
      field: 'baseline.to',
      message: `is too late: what is not over, or can still change, cannot be frozen; ${last} is the last that can`,
    })
  }
  if (errors.length === 0 && baselineWeeks(input).length < LEAST_WEEKS)
    errors.push({
      field: 'baseline.from',
      message: `leaves fewer than ${LEAST_WEEKS} whole weeks, counted back from the first day`,
    })
  if (errors.length === 0 && baselineWeeks(input).length > MOST_WEEKS)
    errors.push({ field: 'baseline.from', message: `leaves more than ${MOST_WEEKS} weeks` })
  return errors
}

/** Five years: older than what anybody still knows about. */
const MOST_WEEKS = 260

function invalid(errors: Errors): Refusal {
  return { refused: 'invalid', detail: errors.map((e) => `${e.field} ${e.message}`).join('; '), errors }
}

/** Filters stand one level deeper in what was sent. */
function inFilters({ errors = [], ...refusal }: Refusal): Refusal {
  return { ...refusal, errors: errors.map(({ field, message }) => ({ field: `filters.${field}`, message })) }
}

/** Filters of a change as of a moment; groups are those of the agreement under which it was declared. */
export function filtersFor(
  { law }: Pick<MoneyFloor, 'law'>,
  { document, proposedAt }: StoredChange,
  asOf: number,
): Filters {
  const filters = filtersOf(document.filters, asOf, law.at(proposedAt))
  if ('refused' in filters) throw new Error(`a change has filters that were refused: ${filters.detail}`)
  return filters
}

export async function find(db: Database, id: string): Promise<StoredChange | Refusal> {
  return (isId(id) ? (await readChanges(db, id))[0] : undefined) ?? NOT_FOUND
}

const isId = (id: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id)

/** Signs the baseline for one side. Refuses what is not there, was withdrawn, reads otherwise, is signed, or is not theirs. */
export async function signChange(
  floor: ChangeFloor,
  id: string,
  hash: string,
  { by, name, party }: Actor,
  method: string,
): Promise<StoredChange | Refusal> {
  const found = await find(floor.db, id)
  if ('refused' in found) return found
  if (found.withdrawnAt !== null) return WITHDRAWN
  if (party !== 'marketing' && party !== 'sales')
    return { refused: 'wrong_signer', detail: 'A baseline is signed by marketing and by sales.' }
  const earlier = found.signatures.find((one) => one.function === party || one.person === by)
  if (earlier)
    return {
      refused: 'signed_already',
      detail: `${earlier.name} signed it for ${earlier.function} already.`,
    }
  if (hash.toLowerCase() !== found.hash) {
    const errors = [{ field: 'hash', message: `is not ${found.hash}` }]
    return { refused: 'text_changed', detail: 'What you saw is not this baseline: read it again.', errors }
  }
  const signature = { function: party, person: by, name, method, at: floor.now() }
  await addSignature(floor.db, id, found.hash, signature)
  const signed = await find(floor.db, id)
  // somebody was faster: they signed for this side, or withdrew it
  if ('refused' in signed || signed.signatures.some((one) => one.function === party)) return signed
  return WITHDRAWN
}

const WITHDRAWN: Refusal = { refused: 'withdrawn', detail: 'This change was withdrawn.' }

/** Who proposed it, the sponsor or an administrator takes it back, as long as not both have signed. */
export async function withdraw(
  floor: ChangeFloor,
  id: string,
  actor: { id: string; sponsor: boolean; admin: boolean },
): Promise<StoredChange | Refusal> {
  const found = await find(floor.db, id)
  if ('refused' in found) return found
  if (found.withdrawnAt !== null) return WITHDRAWN
  if (found.proposedBy !== actor.id && !actor.sponsor && !actor.admin)
    return {
      refused: 'wrong_signer',
      detail: `${floor.owner(found.proposedBy)} proposed it; they, the executive sponsor or an administrator may withdraw it.`,
    }
  const done = await withdrawChange(floor.db, id, floor.now(), actor.id)
  if (!done) return { refused: 'enacted', detail: 'Both sides have signed: the baseline stands.' }
  return find(floor.db, id)
}
