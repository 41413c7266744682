import { conditions, fields } from './en.conditions.ts'
import { diff, finding, paper } from './en.diff.ts'
import { brief, lead } from './en.lead.ts'
import { agreement, frame, routing, sections } from './en.rest.ts'
import { cadence, duties, stages } from './en.stages.ts'
import { targets } from './en.targets.ts'
import { terms } from './en.terms.ts'

/** Everything that Baton says around an agreement's own text, in English. */
export const en = { terms, conditions, fields, sections, frame, lead, brief, stages, cadence, duties, routing, targets, agreement, diff, finding, paper } // prettier-ignore

/** The words of one language. They come in by hand, so that a page carries no language but its own and English. */
export type AgreementWords = typeof en
