import { readCalendar } from './calendar.read.ts'
import type { Expressions } from './criteria.rules.ts'
import { epochDay } from './calendar.read.ts'
import { DAY, parseSpan } from './duration.rules.ts'
import { checkCadences } from './assemble.cadence.ts'
import { assembleChange } from './assemble.change.ts'
import { assembleRouting } from './assemble.routing.ts'
import { assembleIntent, assembleLevels } from './assemble.intent.ts'
import { assembleStage } from './assemble.stage.ts'
import { assembleGroups, assembleTargets } from './assemble.targets.ts'
import { checkDuplicates } from './duplicates.rules.ts'
import { checkDuties } from './duties.rules.ts'
import { checkLifecycle } from './lifecycle.rules.ts'
import { checkScores } from './scores.rules.ts'
import { checkTargets } from './targets.rules.ts'
import type { Finding, Path } from './problems.rules.ts'
import type { BusinessCalendar, Criterion, LeadField, Reason, Ruleset, Span } from './ruleset.ts'
import type { AgreementDocument } from './schema.ts'

/** What the parts of an agreement need to be put together. */
export interface Parts {
  document: AgreementDocument
  span: (text: string, calendar: string | undefined, path: Path) => Span
  criteria: (list: readonly { id: string; label: string; if: string }[], path: Path) => Criterion[]
  expressions: Expressions
}

const NONE: Span = { ms: 0, calendar: null, text: '' }

/** The checks that need the whole document, and the ruleset; with findings the ruleset must not be used. */
export function assemble(
  document: AgreementDocument,
  fields: Record<string, LeadField>,
  expressions: Expressions,
  findings: Finding[],
  warnings: Finding[],
): Ruleset {
  const calendars: Record<string, BusinessCalendar> = {}
  const days: Record<string, number> = {}
  for (const [id, text] of Object.entries(document.calendars)) {
    const read = readCalendar(id, text, findings)
    if (read) calendars[id] = read.calendar
    // a faulty calendar is reported once; the spans on it go on with any length
    days[id] = read?.dayMs ?? DAY
  }
  checkDuplicates(document, findings)
  checkLifecycle(document, findings)
  checkCadences(document, findings)
  checkScores(document, expressions, findings)
  checkTargets(document, findings)
  checkDuties(document, findings)

  const span: Parts['span'] = (text, calendar, path) => {
    const names = Object.keys(days)
    const id = calendar ?? (names.length === 1 ? names[0] : undefined)
    if (id !== undefined && days[id] === undefined) return NONE
    const read = parseSpan(text, id === undefined ? null : { id, dayMs: days[id] ?? DAY })
    if (!('refused' in read)) return read
    findings.push({ path, message: `${read.refused}.` })
    return NONE
  }
  const criteria: Parts['criteria'] = (list, path) =>
    list.map(({ id, label, if: text }, i) => ({ id, label, text, test: testAt([...path, i, 'if']) }))
  const testAt = (path: Path): ((evidence: object) => boolean) =>
    expressions.get(path.join('.'))?.test ?? (() => false)
  const parts: Parts = { document, span, criteria, expressions }

  const { fit, engagement } = document.scoring
  const halfLife = span(engagement.halfLife, undefined, ['scoring', 'engagement', 'halfLife'])
  if (halfLife.calendar !== null) {
    const message = 'Points decay around the clock: write the half-life without "business".'
    findings.push({ path: ['scoring', 'engagement', 'halfLife'], message })
  }
  const effective = epochDay(document.effectiveFrom)
  if (effective === null) {
    findings.push({
      path: ['effectiveFrom'],
      message: `\`${document.effectiveFrom}\` is not a date of the calendar.`,
    })
  }
  return {
    version: document.version,
    name: document.name,
    effectiveFrom: (effective ?? 0) * DAY,
    ...assembleChange(document, effective, findings, warnings),
    markets: assembleGroups('markets', parts),
    offers: assembleGroups('offers', parts),
    segments: assembleGroups('segments', parts),
    targets: assembleTargets(parts),
    intent: assembleIntent(parts, findings),
    levels: assembleLevels(parts, fields, findings),
    routing: assembleRouting(document, fields, expressions, findings, warnings),
    fields,
    stages: Object.fromEntries(
      Object.entries(document.stages).map(([id, stage]) => [id, assembleStage(id, stage, parts)]),
    ),
    path: document.path,
    fastTrack: document.fastTrack
      ? {
          criteria: criteria(document.fastTrack.when, ['fastTrack', 'when']),
          because: document.fastTrack.because,
        }
      : null,
    fit: {
      max: fit.max,
      rules: fit.rules.map(({ id, points, because, when }, i) => ({
        id,
        points,
        because,
        text: when,
        test: testAt(['scoring', 'fit', 'rules', i, 'when']),
      })),
    },
    engagement: {
      max: engagement.max,
      halfLifeMs: halfLife.ms,
      rules: engagement.rules.map(({ id, points, because, cap, when }, i) => ({
        id,
        points,
        because,
        cap: cap ?? null,
        text: when,
        test: testAt(['scoring', 'engagement', 'rules', i, 'when']),
      })),
    },
    returnReasons: reasons(document.returnReasons),
    disqualifyReasons: reasons(document.disqualifyReasons),
    calendars,
    due: (from, { ms, calendar }) => {
      if (calendar === null) return from + ms
      const open = calendars[calendar]
      if (open === undefined) throw new Error(`The agreement has no calendar ${calendar}`)
      return open.add(from, ms)
    },
  }
}

function reasons(documents: AgreementDocument['returnReasons']): Record<string, Reason> {
  return Object.fromEntries(
    Object.entries(documents).map(([id, { label, ask, note, to, nextStep }]) => [
      id,
      { id, label, ask: ask ?? null, noteRequired: note === 'required', to, nextStep: nextStep ?? null },
    ]),
  )
}
