import type { ProgrammeChoices } from '#journey/nurture/contract.ts'
import { OTHERWISE, type Programme, type Step } from './document.ts'
import { startWords as words } from './start-words.ts'

export const STARTS = ['welcome', 'return', 'warm', 'watch', 'blank'] as const
export type Start = (typeof STARTS)[number]

/** Whom nobody writes to, whatever they agreed to: who is no buyer, sells the same, or is with us already. */
const NOT_WRITTEN_TO: ReadonlySet<string> = new Set([
  'spam',
  'competitor',
  'applicant',
  'supplier',
  'student',
  'duplicate',
  'existing_deal',
  'never_fits',
  'bad_contact_data',
])
/** A mail a quarter; the last one three months before a watch of two years ends. */
const QUARTERS = 7

/** A whole programme to begin with, fitted to the stages of this workspace. What only people can choose is left open. */
export function startOf(start: Start, choices: ProgrammeChoices): Programme {
  const early = choices.stages.filter(({ kind }) => kind === 'develop').map(({ id }) => id)
  const returned = choices.stages.filter(({ kind }) => kind === 'nurture').map(({ id }) => id)
  const head = {
    name: words[start].name,
    purpose: choices.purposes[0]?.id ?? '',
    goal: [],
    holdOut: 10,
  }
  switch (start) {
    case 'welcome':
      return {
        ...head,
        entry: { stages: early.slice(0, 1), when: [] },
        ...chain([
          mail('first_mail', words.welcome.first),
          wait('first_wait', '4 days'),
          mail('second_mail', words.welcome.second),
          look(
            'clicked',
            words.welcome.clicked,
            words.welcome.yes,
            ['email_clicked'],
            '5 days',
            'call',
            'third_mail',
          ),
          call('call', words.welcome.call),
          mail('third_mail', words.welcome.third),
        ]),
      }
    case 'return':
      return {
        ...head,
        entry: { stages: returned, when: [], again: '6 months' },
        ...chain([
          wait('first_wait', '1 month'),
          mail('first_mail', words.return.first),
          look(
            'moved',
            words.return.moved,
            words.return.yes,
            ['email_clicked', 'pricing_viewed'],
            '1 month',
            'call',
            'second_mail',
          ),
          call('call', words.return.call),
          mail('second_mail', words.return.second),
        ]),
      }
    case 'warm':
      return {
        ...head,
        entry: { stages: early, when: [{ id: 'score', label: words.warm.score, if: 'score.total >= 40' }] },
        ...chain([
          mail('first_mail', words.warm.first),
          look(
            'looked',
            words.warm.looked,
            words.warm.yes,
            ['pricing_viewed'],
            '3 days',
            'call',
            'second_mail',
          ),
          call('call', words.warm.call),
          mail('second_mail', words.warm.second),
        ]),
      }
    case 'watch': {
      const aside = choices.stages.filter(({ kind }) => kind === 'disqualified').map(({ id }) => id)
      const reasons = choices.reasons.filter(({ id, to }) => aside.includes(to) && !NOT_WRITTEN_TO.has(id))
      return {
        ...head,
        entry: {
          stages: aside,
          ...(reasons.length > 0 ? { reasons: reasons.map(({ id }) => id) } : {}),
          when: [],
        },
        ...chain(
          Array.from({ length: QUARTERS }, (_, i) => [
            wait(`quarter_${i + 1}`, '3 months'),
            mail(`mail_${i + 1}`, words.watch.mail(i + 1)),
          ]).flat(),
        ),
      }
    }
    case 'blank':
      return {
        ...head,
        entry: { stages: [], when: [] },
        ...chain([mail('first_mail', words.blank.first)]),
      }
  }
}

/** One after the other; what stands behind a branch is named by it, and ends there. */
function chain(steps: Step[]): { start: string; steps: Step[] } {
  const fork = steps.findIndex(({ does }) => does === 'branch')
  const last = fork < 0 ? steps.length - 1 : fork
  const linked = steps.map((step, i) =>
    step.does === 'branch' || i >= last ? step : { ...step, next: steps[i + 1]!.id },
  )
  return { start: steps[0]!.id, steps: linked }
}

const mail = (id: string, name: string): Step => ({ id, name, does: 'mail', template: '', next: null })
const wait = (id: string, span: string): Step => ({
  id,
  name: words.wait,
  does: 'wait',
  for: span,
  next: null,
})
const call = (id: string, name: string): Step => ({
  id,
  name,
  does: 'task',
  of: 'leadgen',
  within: '2 days',
  next: null,
})

function look(
  id: string,
  name: string,
  label: string,
  did: string[],
  within: string,
  then: string,
  otherwise: string,
): Step {
  const ways = did.map((kind, i) => ({ id: i === 0 ? 'yes' : `yes_${i + 1}`, label, did: kind, next: then }))
  return { id, name, does: 'branch', ways, within, [OTHERWISE]: otherwise }
}

/** An id of lower-case words for a name, that nobody has. */
export function idFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50)
  const like = plain || 'programme'
  for (let n = 1; ; n++) {
    const id = n === 1 ? like : `${like}_${n}`
    if (!taken.includes(id)) return id
  }
}
