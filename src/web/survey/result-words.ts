import type { AgreementView, ConcordanceView } from '#journey/survey/contract.ts'
import { number } from '../ui/format.ts'

const two = (value: number) => value.toFixed(2).replace('-', '−')
const count = (n: number, one: string, more: string) => `${number(n)} ${n === 1 ? one : more}`

export const words = {
  failed: 'The result could not be loaded',
  nobody: 'Nobody answered this survey',
  nobodyHint: 'It was closed before anybody sorted a card or saved an order, so there is nothing to show.',
  two,

  agreement: 'Do we mean the same?',
  together: 'Everybody together',
  between: 'Between functions',
  within: (side: string) => `Within ${side}`,
  alphaOf: (alpha: number, low: number, high: number) =>
    `α ${two(alpha)}, 95 % between ${two(low)} and ${two(high)}`,
  rests: ({ raters, units }: AgreementView) =>
    `${count(raters, 'person', 'people')}, ${count(units, 'card', 'cards')}`,
  alone: (sides: string[]) =>
    `${sides.join(', ')}: one person${sides.length > 1 ? ' each' : ''}, so there is nothing to compare within.`,
  zones: { none: 'chance', some: 'tentative', good: 'shared' },
  why: {
    one_rater: 'cannot be computed: one person alone',
    no_pairs: 'cannot be computed: no card was sorted twice',
    no_variation: 'cannot be computed: everybody gave one and the same answer throughout',
  },
  whatIsAlpha:
    'Krippendorff’s α: 1 is agreement without exception, 0 is what chance would give. From 0.8 on people can be taken to mean the same, from 0.667 on with caution. The bar is the 95 % interval.',
  pairs: 'Each two functions',
  versus: (a: string, b: string) => `${a} and ${b}`,
  nominal: (alpha: number) => `Taking the three answers as names without an order, α is ${two(alpha)}.`,

  strict: 'How much each calls a lead',
  shares: (lead: number, notYet: number, never: number) =>
    `${number(lead)} lead, ${number(notYet)} not yet, ${number(never)} never`,
  answers: { lead: 'Lead', not_yet: 'Not yet', never: 'Never' },

  definitions: 'The definition that each applies',
  definitionsHint:
    'How often a card was called a lead when it showed this, and when it did not. The wider the gap, the more it counts for them, whatever they say.',
  with: 'with it',
  without: 'without it',
  people: (people: number, answers: number) =>
    `${count(people, 'person', 'people')}, ${count(answers, 'answer', 'answers')}`,
  untold: (n: number) => `${count(n, 'criterion', 'criteria')} on too few cards to say`,
  unclear: 'may be chance',
  noSignals: 'Too few answers to see what sets their leads apart.',
  effect: (withShare: string, without: string) => `${withShare} with it, ${without} without`,

  cards: 'Where you differ most',
  cardsHint: 'Talk about these first: they are your definition’s open questions.',
  allCards: (n: number) => `Show all ${number(n)} cards`,
  fewer: 'Show fewer',
  openLead: 'Open the lead',

  criteria: 'What each says counts',
  causes: 'Why leads die, by function',
  slopeHint:
    'Each line is one item, the most important on top; the three on which functions differ most are coloured.',
  w: (w: number) => `Kendall’s W ${two(w)}`,
  wBetween: 'between functions',
  wAll: 'everybody',
  gap: 'Gap',
  numbers: 'As numbers',
  rank: 'Rank',
  item: 'Item',
  gapOf: (gap: number) => gap.toFixed(1),
  added: 'Added by people themselves',
  place: (n: number, side: string) => `place ${number(n)}, ${side}`,
  measured: 'The ledger measures each of these, so belief can be set beside the record.',
  biggest: (label: string, high: string, low: string) =>
    `They differ most on “${label}”: ${high} put it far higher than ${low}.`,

  remedies: 'What would help',
  noRemedies: 'Nobody proposed a remedy.',
  votes: (n: number) => count(n, 'vote', 'votes'),

  draft: 'A first draft from the answers',
  draftHint:
    'The agreement with its points moved half of the way to what people called a lead. Nothing else changes; each change is marked with its counts.',
  noChanges: 'The answers speak for no other points than there are.',
  rule: 'Rule',
  points: 'Points',
  openDraft: 'Open as draft',
  download: 'Download YAML',
  drafted: 'The draft is filed with the agreement’s drafts',
  draftFailed: 'The draft could not be filed. Download it instead.',
}

/** α in plain words. The limits are Krippendorff’s own (Content Analysis, 2013, 12.3). */
export function reading({ alpha, interval, why }: AgreementView): { title: string; more: string } {
  if (alpha === null || !interval) {
    return { title: 'It cannot be said yet', more: `α ${words.why[why ?? 'no_pairs']}.` }
  }
  const more =
    interval.high - interval.low > 0.3
      ? 'The interval is wide: more people or more cards would say it better.'
      : interval.high < 0.667
        ? 'Even at the upper end of the interval that is too little to build a hand-off on.'
        : ''
  if (alpha >= 0.8) return { title: 'You mean the same', more }
  if (alpha >= 0.667) return { title: 'You mostly mean the same', more }
  if (alpha >= 0.4) return { title: 'You overlap, but do not mean the same', more }
  if (alpha >= 0.1) return { title: 'You mean different things', more }
  return { title: alpha < -0.1 ? 'You mean opposite things' : 'You agree no more than chance would', more }
}

/**
 * Kendall's W in plain words. Few orders that have nothing to do with each other give a W of 1 / m, so what is read is the mean
 * rank correlation of any two of them, which is 0 then.
 */
export function readingOfW({ w, ballots }: ConcordanceView): string {
  if (w === null) return 'One order alone; there is nothing to compare.'
  const alike = (ballots * w - 1) / (ballots - 1)
  if (alike >= 0.6) return 'The orders are much alike.'
  if (alike >= 0.3) return 'The orders are somewhat alike.'
  if (alike >= -0.3) return 'There is hardly a common order.'
  return 'The orders run against each other.'
}
