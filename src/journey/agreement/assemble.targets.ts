import type { Parts } from './assemble.ts'
import type { Path } from './problems.rules.ts'
import type { Span } from './ruleset.ts'
import type { LeadGroup, Target, Targets } from './ruleset.targets.ts'
import type { AgreementDocument } from './schema.ts'

/** The targets with every list there and every time limit read; what is not narrowed says so with null. */
export function assembleTargets({ document, span }: Parts): Targets {
  const { targets } = document
  const within = (text: string, stage: string | null, ...at: Path): Span => {
    const calendar = stage === null ? undefined : document.stages[stage]?.calendar
    return span(text, calendar, ['targets', ...at, 'within'])
  }
  return {
    contribution: (targets?.contribution ?? []).map((t) => ({ ...t, ...narrowed(t) })),
    horizon: (targets?.horizon ?? []).map((t, i) => ({
      ...t,
      ...narrowed(t),
      within: within(t.within, null, 'horizon', i),
    })),
    mix: (targets?.mix ?? []).map((t) => ({ ...t, ...narrowed(t) })),
    marketing: {
      volume: (targets?.marketing.volume ?? []).map(({ per, ...t }) => ({
        ...t,
        ...narrowed({ ...t, period: per }),
      })),
      quality: (targets?.marketing.quality ?? []).map((t, i) => ({
        ...t,
        ...narrowed(t),
        within: t.within === undefined ? null : within(t.within, t.from, 'marketing', 'quality', i),
      })),
    },
    sales: {
      answered: (targets?.sales.answered ?? []).map((t) => ({ ...t, ...narrowed(t) })),
      contacted: (targets?.sales.contacted ?? []).map((t, i) => ({
        ...t,
        ...narrowed(t),
        within: within(t.within, t.stage, 'sales', 'contacted', i),
      })),
      attempts: (targets?.sales.attempts ?? []).map((t, i) => ({
        ...t,
        ...narrowed(t),
        within: within(t.within, t.stage, 'sales', 'attempts', i),
      })),
    },
  }
}

interface Narrowed {
  id: string
  market?: string | undefined
  offer?: string | undefined
  segment?: string | undefined
  period: Target['period']
}

function narrowed({ id, market, offer, segment, period }: Narrowed): Target {
  return { id, market: market ?? null, offer: offer ?? null, segment: segment ?? null, period }
}

/** Markets, offers or segments with their conditions. */
export function assembleGroups(
  list: 'markets' | 'offers' | 'segments',
  { document, expressions }: Parts,
): Record<string, LeadGroup> {
  const groups: AgreementDocument['markets'] = document[list]
  return Object.fromEntries(
    Object.entries(groups).map(([id, { label, when }]) => [
      id,
      { id, label, text: when, test: expressions.get([list, id, 'when'].join('.'))?.test ?? (() => false) },
    ]),
  )
}
