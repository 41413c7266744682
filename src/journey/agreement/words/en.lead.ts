import { inSentence } from '../wording.ts'

/** What a lead is. `{}` in a frame is the value that changed. */
export const lead = {
  recorded: 'What we record',
  personal: 'What stays personal',
  fit: 'Points for who it is',
  engagement: 'Points for what it does',
  kinds: { string: 'text', number: 'a number', boolean: 'yes or no' },
  oneOf: (values: string) => `one of ${values}`,
  field: (label: string, is: string) => `${label}: ${is}.`,
  fieldCalled: (id: string) => `The field ${id} is now called {}`,
  fieldIs: (label: string) => `“${label}” is now {}`,
  open: 'open to rules',
  keptApart: (label: string) => `${label} is kept apart, can be erased, and counts for nothing here.`,
  personalCalled: (id: string) => `The personal field ${id} is now called {}`,
  types: { string: 'string', number: 'number', boolean: 'boolean' },
  personalHolds: (label: string) => `“${label}” now holds {}`,
  asPersonal: 'kept apart as personal',
  fitMax: (points: string) => `For who it is, a lead has at most ${points}.`,
  fitMaxNow: 'Fit now gives at most {}',
  engagementMax: (points: string) => `For what it does, a lead has at most ${points}.`,
  engagementMaxNow: 'Engagement now gives at most {}',
  halfLife: (after: string) =>
    `Half of these points are gone ${after}, half of the rest after as long again, and so on.`,
  halfLifeNow: 'Points for engagement now lose half their worth in {}',
  signed: (points: string, plus: boolean) => `${plus ? 'plus' : 'minus'} ${points}`,
  capped: (n: number, off: boolean) => `, in all at most ${n}${off ? ' off' : ''}`,
  rule: (because: string, points: string, capped: string, when: string) =>
    `${because}: ${points}${capped}, if ${when}.`,
  ruleGives: (name: string) => `“${name}” now gives {}`,
  ruleGivesInAll: (name: string) => `“${name}” now gives, in all, {}`,
  anyPoints: 'any number of points',
  atMost: (n: number) => `at most ${n}`,
  ruleBecause: (id: string) => `The rule ${id} is now explained by {}`,
  ruleApplies: (name: string) => `“${name}” now applies if {}`,
  groups: { markets: 'Markets', offers: 'Offers', segments: 'Segments' },
  group: (label: string, when: string) => `A lead belongs to “${label}” if ${when}.`,
  groupCalled: {
    markets: (id: string) => `The market ${id} is now called {}`,
    offers: (id: string) => `The offer ${id} is now called {}`,
    segments: (id: string) => `The segment ${id} is now called {}`,
  },
  groupHolds: (label: string) => `A lead now belongs to “${inSentence(label)}” if {}`,
}

/** What the brief reads out of a lead. */
export const brief = {
  wants: 'What somebody wants',
  levels: 'What the levels mean',
  sign: {
    buy: (label: string, when: string) => `Somebody wants to buy: “${label}”, if ${when}.`,
    learn: (label: string, when: string) => `Somebody wants to learn: “${label}”, if ${when}.`,
  },
  signCalled: (id: string) => `The sign ${id} is now called {}`,
  signHolds: (label: string) => `“${label}” now holds if {}`,
  counts: (span: string) => `A sign counts for ${span}.`,
  countsNow: 'A sign now counts for {}',
  level: (level: string, text: string) => `${level} means: ${inSentence(text)}.`,
  levelNow: (level: string) => `The level ${level} now means {}`,
}
