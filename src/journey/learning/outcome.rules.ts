import { saysNothing } from './columns.rules.ts'
import type { LearningRefusal } from './refusals.rules.ts'

const YES =
  words(`1 true yes y ja wahr oui si sí sim won win converted sold sale closed-won closedwon success successful
  gewonnen abgeschlossen gekauft gagné ganado vinto accepted qualified customer kunde`)
const NO =
  words(`0 false no n nein falsch non não lost loss not-converted unconverted closed-lost closedlost failed failure
  verloren abgelehnt perdu perdido perso rejected disqualified unqualified`)

/** 1 yes, 0 no, -1 not decided (or not known) */
export interface Outcome {
  values: Int8Array
  yes: string[]
  no: string[]
  /** values that are neither, whose rows are left out */
  undecided: string[]
}

export type OutcomeReading = { ok: true; outcome: Outcome } | { ok: false; refusal: LearningRefusal }

/**
 * Which cells of the outcome mean yes. Given values win; else words for won and lost in several languages. Of two values
 * one that is known decides the other. Where both a yes and a no are known, a third is a lead that is not decided yet.
 * A column with one value for yes and blanks means no where it is blank.
 */
export function readOutcome(
  column: string,
  cells: readonly string[],
  given: { yes?: string[]; no?: string[] },
): OutcomeReading {
  const found = new Set<string>()
  let blanks = false
  for (const raw of cells) {
    const cell = raw.trim()
    if (saysNothing(cell)) blanks = true
    else found.add(cell)
    if (found.size > 1000) break
  }
  const values = [...found]
  const split = given.yes ? givenSplit(values, given.yes, given.no) : knownSplit(values)
  const blankIsNo = split.no.length === 0 && split.undecided.length === 0 && blanks
  if (split.yes.length === 0 || (split.no.length === 0 && !blankIsNo)) {
    const shown = values.slice(0, 12)
    return { ok: false, refusal: { code: 'outcome_unclear', field: column, values: shown } }
  }
  const yes = new Set(split.yes)
  const no = new Set(split.no)
  const read = Int8Array.from(cells, (raw) => {
    const cell = raw.trim()
    if (yes.has(cell)) return 1
    return no.has(cell) || (blankIsNo && saysNothing(cell)) ? 0 : -1
  })
  return { ok: true, outcome: { values: read, ...split, no: blankIsNo ? [''] : split.no } }
}

interface Split {
  yes: string[]
  no: string[]
  undecided: string[]
}

function givenSplit(values: string[], yes: string[], no: string[] | undefined): Split {
  const isYes = (value: string): boolean => yes.includes(value)
  const isNo = (value: string): boolean => (no ? no.includes(value) : !isYes(value))
  return {
    yes: values.filter(isYes),
    no: values.filter((value) => !isYes(value) && isNo(value)),
    undecided: values.filter((value) => !isYes(value) && !isNo(value)),
  }
}

function knownSplit(values: string[]): Split {
  const yes = values.filter((value) => YES.has(wordOf(value)))
  const no = values.filter((value) => NO.has(wordOf(value)))
  const rest = values.filter((value) => !yes.includes(value) && !no.includes(value))
  if (values.length === 2 && yes.length === 1) return { yes, no: [...no, ...rest], undecided: [] }
  if (values.length === 2 && no.length === 1) return { yes: rest, no, undecided: [] }
  return { yes, no, undecided: rest }
}

function wordOf(value: string): string {
  const word = value.toLowerCase().replace(/[\s_]+/g, '-')
  return /^[01]\.0+$/.test(word) ? word[0]! : word
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}
