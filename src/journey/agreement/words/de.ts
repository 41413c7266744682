import type { AgreementWords } from './en.ts'
import { conditions, fields } from './de.conditions.ts'
import { diff, finding, paper } from './de.diff.ts'
import { brief, lead } from './de.lead.ts'
import { agreement, frame, routing, sections } from './de.rest.ts'
import { cadence, duties, stages } from './de.stages.ts'
import { targets } from './de.targets.ts'
import { terms } from './de.terms.ts'

/** Everything that Baton says around an agreement's own text, in German: formal, short, in the terms of the trade. */
export const de: AgreementWords = { terms, conditions, fields, sections, frame, lead, brief, stages, cadence, duties, routing, targets, agreement, diff, finding, paper } // prettier-ignore
