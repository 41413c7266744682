import { entryType } from '#ledger/entry.ts'
import type { TeamFunction } from '#journey/agreement/ruleset.ts'

/**
 * Why a stage was entered: an exit whose criteria held, a reason given, a limit passed, evidence that outranks, a new
 * agreement that has other stages, or signals that were judged anew.
 */
export interface Because {
  what: 'exit' | 'reason' | 'limit' | 'fast_track' | 'reported' | 'start' | 'agreement' | 'signals'
  id: string
  text: string
  /** the criteria that held, by id: their words stand in the agreement version that the ruling names */
  criteria?: string[]
}

export interface PassBegan {
  pass: number
  /** the agreement version that this pass runs under */
  version: number
  because: string
  /** opportunity that opened this pass and therefore belongs to it */
  opportunity: string | null
}

export const PassBegan = entryType<'PassBegan', PassBegan>({
  kind: 'PassBegan',
  fact: false,
  personal: 'none',
  sentence: (body) => `Pass ${body.pass} began under agreement version ${body.version}: ${body.because}`,
})

/** A new version came into force and the lead, in flight, moved to it: the rulings after this one are made under it. */
export interface AgreementAdopted {
  /** the version that the pass goes on under */
  version: number
  from: number
  /** where the lead goes on: its stage, or what stands for it in the new version */
  stage: string
}

export const AgreementAdopted = entryType<'AgreementAdopted', AgreementAdopted>({
  kind: 'AgreementAdopted',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `Agreement version ${body.version} came into force: judged anew in ${words.stage(body.stage)}`,
})

export interface StageEntered {
  stage: string
  from: string | null
  because: Because
  owner: string
  function: TeamFunction
  /** a person of that function still has to be found; the desk owns it meanwhile */
  routing: boolean
  /** this stage asks a rep: the lead waits for its offer */
  handoff: boolean
  nextStep: string
  due: number
  wakeAt: number | null
}

export const StageEntered = entryType<'StageEntered', StageEntered>({
  kind: 'StageEntered',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `${body.from ? `From ${words.stage(body.from)} to` : 'Entered'} ${words.stage(body.stage)}: ${body.because.text}`,
})

export interface TimeLimitPassed {
  stage: string
  limit: string
  /** how often it has passed for the same step */
  missed: number
  /** when the agreement looks again at the overdue step; null when the lead moves on instead */
  actAt: number | null
}

export const TimeLimitPassed = entryType<'TimeLimitPassed', TimeLimitPassed>({
  kind: 'TimeLimitPassed',
  fact: false,
  personal: 'none',
  sentence: (body, words) =>
    `Time limit passed in ${words.stage(body.stage)}: ${body.limit}` +
    (body.actAt === null
      ? ''
      : `; the next step is overdue${body.missed > 1 ? `, reminder ${body.missed}` : ''}`),
})

export interface NextStepSet {
  nextStep: string
  due: number
  /** when the agreement acts if it is still owed; left out: when it is due */
  actAt?: number
}

export const NextStepSet = entryType<'NextStepSet', NextStepSet>({
  kind: 'NextStepSet',
  fact: false,
  personal: 'none',
  sentence: (body, words) => `Next step: ${body.nextStep}, due ${words.moment(body.due)}`,
})

export interface ActivityCompleted {
  activity: string
}

export const ActivityCompleted = entryType<'ActivityCompleted', ActivityCompleted>({
  kind: 'ActivityCompleted',
  fact: true,
  personal: 'erase',
  sentence: (body, words) => `Done: ${words.activity(body.activity)}`,
})

export interface LeadDisqualified {
  reason: string
}

export const LeadDisqualified = entryType<'LeadDisqualified', LeadDisqualified>({
  kind: 'LeadDisqualified',
  fact: true,
  personal: 'erase',
  sentence: (body, words) => `Disqualified: ${words.reason(body.reason)}`,
})

/** Another system says that the lead was in this stage on that date (imported history). */
export interface StageReported {
  stage: string
  system: string
}

export const StageReported = entryType<'StageReported', StageReported>({
  kind: 'StageReported',
  fact: true,
  personal: 'none',
  sentence: (body, words) => `${body.system} reported stage ${words.stage(body.stage)}`,
})
