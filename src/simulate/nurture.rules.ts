import type { ProgrammeDocument } from '#journey/nurture/schema.ts'

/** What marketing of the demo company wrote: three programmes and the mails in them. */

interface Written {
  id: string
  name: string
  subject: string
  preview: string
  body: string
  /** where its first link leads */
  url: string
}

const SITE = 'https://tarnwick.example'
const GREETING = 'Hello {{ lead.firstName | default: "there" }},'
const END = 'Kind regards\n\nLeila Haddad, Tarnwick Instruments'

function mail(id: string, name: string, subject: string, preview: string, text: string[]): Written {
  const body = [GREETING, ...text, END].join('\n\n')
  return { id, name, subject, preview, body, url: /\]\((.+?)\)/.exec(body)?.[1] ?? SITE }
}

export const mails: Written[] = [
  mail(
    'budget_case',
    'The case for the budget',
    'What a drifting sensor costs in a year',
    'Three figures for the next round',
    [
      'you told us that there is no budget this year. For the next round three figures help: scrap per shift, hours of recalibration, and one stop of the line.',
      `[The sheet with your own numbers](${SITE}/budget) takes ten minutes.`,
    ],
  ),
  mail(
    'budget_peer',
    'How others got their budget',
    'How a plant manager got her measuring cell paid',
    'One page, with the numbers',
    [
      'a plant of about your size put two months of scrap on one page, and had its budget within a week.',
      `[Read the page](${SITE}/story-scrap), and take what you can use.`,
    ],
  ),
  mail(
    'budget_round',
    'Before the next round',
    'Shall we calculate it together?',
    'Twenty minutes, your numbers',
    [
      'most budgets of your industry are made in these weeks. If it helps, we go through your figures with you.',
      `[Find a date](${SITE}/talk), or simply answer this mail.`,
    ],
  ),
  mail(
    'first_answer',
    'What most people ask first',
    'Inline or in the lab: where measuring pays',
    'The question that nearly everybody asks',
    [
      'most people who write to us ask the same thing first: measure in the line, or in the lab?',
      `[Our answer, with both sides](${SITE}/inline-or-lab), in five minutes.`,
    ],
  ),
  mail(
    'first_check',
    'Ten-point check',
    'Ten points before you buy a sensor',
    'A check list, also for sensors that are not ours',
    [
      'this list is for buying sensors, ours or anybody else’s.',
      `[Download the ten points](${SITE}/ten-points).`,
    ],
  ),
  mail(
    'first_price',
    'What it costs',
    'What a measuring point costs, and what moves the price',
    'Figures, not a brochure',
    [
      'people rarely say what things cost. Here are ranges, and the four things that move them.',
      `[Look at the ranges](${SITE}/pricing).`,
    ],
  ),
  mail(
    'lost_question',
    'How is it going?',
    'How does it go with the other one?',
    'One question, no sales talk',
    [
      'half a year ago you chose somebody else. Did it become what you hoped? One sentence as an answer is enough.',
    ],
  ),
  mail('lost_news', 'What is new since then', 'Two things that you missed with us', 'They are there now', [
    'when we last spoke, two things were missing: the interface to your line control, and calibration on site. Both are there.',
    `[What changed](${SITE}/new).`,
  ]),
]

const clicked = (id: string, within: string, yes: string | null, otherwise: string | null) => ({
  id,
  name: 'Did they click?',
  does: 'branch' as const,
  ways: [{ id: 'clicked', label: 'Clicked', did: 'email_clicked', next: yes }],
  within,
  otherwise,
})
const letter = (id: string, template: string, next: string | null) => ({
  id,
  name: mails.find((one) => one.id === template)!.name,
  does: 'mail' as const,
  template,
  next,
})
const rest = (id: string, span: string, next: string) => ({
  id,
  name: `Rest ${span}`,
  does: 'wait' as const,
  for: span,
  next,
})

const notNow: ProgrammeDocument = {
  name: 'Not now: budget',
  purpose: 'news',
  entry: {
    stages: ['nurture'],
    reasons: ['no_budget', 'timing_later', 'no_need', 'uses_competitor', 'wants_information'],
    when: [],
    again: '180 days',
  },
  goal: [
    {
      id: 'asks',
      label: 'Asked for a demo, or took the figures',
      if: 'touchedHere.demo_requested >= 1 || touchedHere.content_downloaded >= 1',
    },
  ],
  holdOut: 15,
  start: 'settle',
  steps: [
    rest('settle', '10 days', 'case'),
    letter('case', 'budget_case', 'case_read'),
    clicked('case_read', '14 days', 'write', 'peer'),
    {
      id: 'write',
      name: 'Write a personal line',
      does: 'task',
      of: 'marketing',
      within: '3 days',
      activity: 'nurture_review',
      next: 'rest_long',
    },
    letter('peer', 'budget_peer', 'rest_long'),
    rest('rest_long', '60 days', 'round'),
    letter('round', 'budget_round', null),
  ],
}

/** @param shorter the second version: the price comes sooner */
function firstSteps(shorter: boolean): ProgrammeDocument {
  return {
    name: 'First steps',
    purpose: 'news',
    entry: {
      stages: ['nurture'],
      when: [
        { id: 'fresh', label: 'Sales never had it', if: "handoff.returned == 0 && opportunity == 'none'" },
        { id: 'possible', label: 'Might fit one day', if: 'score.fit >= 0' },
      ],
    },
    goal: [
      {
        id: 'asks',
        label: 'Asked for a demo, or looked at prices',
        if: 'touchedHere.demo_requested >= 1 || touchedHere.pricing_viewed >= 1',
      },
    ],
    holdOut: 25,
    start: 'answer',
    steps: [
      letter('answer', 'first_answer', 'answer_read'),
      clicked('answer_read', '7 days', shorter ? 'price' : 'check', 'check'),
      letter('check', 'first_check', 'rest'),
      rest('rest', shorter ? '14 days' : '21 days', 'price'),
      letter('price', 'first_price', null),
    ],
  }
}

const lost: ProgrammeDocument = {
  name: 'Lost, not forgotten',
  purpose: 'news',
  entry: {
    stages: ['lost', 'nurture'],
    when: [{ id: 'lost', label: 'An opportunity was lost', if: "opportunity == 'lost'" }],
    again: '12 months',
  },
  goal: [],
  holdOut: 10,
  start: 'quiet',
  steps: [
    rest('quiet', '90 days', 'question'),
    letter('question', 'lost_question', 'pause'),
    rest('pause', '45 days', 'news'),
    letter('news', 'lost_news', null),
  ],
}

/** When each begins, as a share of the simulated time. */
export const programmes: { id: string; from: number; document: ProgrammeDocument }[] = [
  { id: 'not_now', from: 0.12, document: notNow },
  { id: 'first_steps', from: 0.08, document: firstSteps(false) },
  { id: 'first_steps', from: 0.55, document: firstSteps(true) },
  { id: 'lost_not_forgotten', from: 0.25, document: lost },
]
