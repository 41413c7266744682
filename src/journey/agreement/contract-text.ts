import { briefClauses } from './contract-text.intent.ts'
import { groupClauses, leadClauses } from './contract-text.lead.ts'
import { wordingOf, type Clause, type Section, type Sentence } from './contract-text.parts.ts'
import { dutyClauses, stageClauses } from './contract-text.stages.ts'
import {
  calendarClauses,
  changeClauses,
  partyClauses,
  pathClauses,
  reasonClauses,
  restOfStages,
} from './contract-text.rest.ts'
import { routingClauses } from './contract-text.routing.ts'
import { targetClauses } from './contract-text.targets.ts'
import type { AgreementDocument } from './schema.ts'

/** An agreement as people sign it. `effectiveFrom`, `review`: dates, 2026-01-31. JSON-safe. */
export interface Contract {
  title: string
  version: number
  effectiveFrom: string
  review: string | null
  sections: Section[]
}

/** The whole agreement in plain words. It says everything that the file says; the order is that of signing, not the file's. */
export function contractText(document: AgreementDocument): Contract {
  const wording = wordingOf(document)
  const parts: [
    id: string,
    title: string,
    clauses: { title: string; sentences: Sentence[] }[],
    again?: true,
  ][] = [
    ['parties', 'Parties', partyClauses(wording)],
    ['lead', 'What a lead is', [...leadClauses(wording), ...briefClauses(wording)]],
    ['path', 'The way of a lead', [...pathClauses(wording), ...stageClauses(wording, document.path)]],
    ['routing', 'Who gets a lead', routingClauses(wording)],
    ['duties', 'What each side owes', dutyClauses(wording), true],
    ['reasons', 'Returning and disqualifying', reasonClauses(wording)],
    ['beside', 'Recycling and the watch', stageClauses(wording, restOfStages(wording))],
    ['targets', 'Targets', targetClauses(wording)],
    ['terms', 'Terms used above', [...groupClauses(wording), ...calendarClauses(wording)]],
    ['change', 'In force, change and review', changeClauses(wording)],
  ]
  return {
    title: document.name,
    version: document.version,
    effectiveFrom: document.effectiveFrom,
    review: document.review ?? null,
    sections: parts
      .filter(([, , clauses]) => clauses.length > 0)
      .map(([id, title, clauses, again], i) => ({
        id,
        number: i + 1,
        title,
        restates: again ?? false,
        clauses: clauses.map((clause, j): Clause => ({ number: `${i + 1}.${j + 1}`, ...clause })),
      })),
  }
}
