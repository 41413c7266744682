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
import { en, type AgreementWords } from './words/en.ts'

/** An agreement as people sign it. `effectiveFrom`, `review`: dates, 2026-01-31. JSON-safe. */
export interface Contract {
  title: string
  version: number
  effectiveFrom: string
  review: string | null
  sections: Section[]
}

/**
 * The whole agreement in plain words. It says everything that the file says; the order is that of signing, not the
 * file's. What its parties wrote stays as they wrote it, whatever the language of the words around it.
 */
export function contractText(document: AgreementDocument, words: AgreementWords = en): Contract {
  const wording = wordingOf(document, words)
  const parts: [
    id: keyof AgreementWords['sections'],
    clauses: { title: string; sentences: Sentence[] }[],
    again?: true,
  ][] = [
    ['parties', partyClauses(wording)],
    ['lead', [...leadClauses(wording), ...briefClauses(wording)]],
    ['path', [...pathClauses(wording), ...stageClauses(wording, document.path)]],
    ['routing', routingClauses(wording)],
    ['duties', dutyClauses(wording), true],
    ['reasons', reasonClauses(wording)],
    ['beside', stageClauses(wording, restOfStages(wording))],
    ['targets', targetClauses(wording)],
    ['terms', [...groupClauses(wording), ...calendarClauses(wording)]],
    ['change', changeClauses(wording)],
  ]
  return {
    title: document.name,
    version: document.version,
    effectiveFrom: document.effectiveFrom,
    review: document.review ?? null,
    sections: parts
      .filter(([, clauses]) => clauses.length > 0)
      .map(([id, clauses, again], i) => ({
        id,
        number: i + 1,
        title: words.sections[id],
        restates: again ?? false,
        clauses: clauses.map((clause, j): Clause => ({ number: `${i + 1}.${j + 1}`, ...clause })),
      })),
  }
}
