/** The sponsor's page, on the screen, on paper and in the weekly mail. Numbers come as their reader reads them. */
export const sponsorEn = {
  teams: { marketing: 'Marketing', leadgen: 'Lead generation', sales: 'Sales' } as Record<string, string>,
  paper: {
    file: 'what-we-signed',
    period: (from: string, to: string) => `${from} to ${to}`,
    interval: (low: string, high: string, n: string) => `${low} to ${high}, of ${n}`,
    page: (n: number, of: number) => `Page ${n} of ${of}`,
    notes: 'How this is counted',
    none: '–',
  },
  mail: {
    subject: (decisions: number, day: string) =>
      decisions === 0
        ? `What we signed, ${day}: nothing waits for your decision`
        : `What we signed, ${day}: ${decisions === 1 ? 'one thing' : `${decisions} things`} to decide`,
    open: 'Open the page',
    change: 'This mail comes on Monday mornings. Change that',
    attached: 'The page for the meeting is attached.',
  },
  title: 'What we signed',
  inForce: (version: number, since: string) => `Version ${version}, in force since ${since}`,
  unsigned: 'not signed yet',
  decide: 'To decide next',
  nothing: 'Nothing waits for your decision',
  nothingHint: 'No proposal is open, no promise is clearly missed, and no review is due.',
  of: (teams: string) => teams,
  decisions: {
    deadlock: (version: number, missing: string) =>
      `Version ${version} is stuck: ${missing} did not sign. You may decide.`,
    proposal: (version: number, missing: string) =>
      `Version ${version} is proposed and waits for ${missing}.`,
    review_overdue: (day: string) => `The agreement was to be reviewed by ${day}.`,
    review_soon: (day: string) => `The agreement is to be reviewed by ${day}.`,
    promise_missed: (team: string, name: string, share: string) =>
      `${team} does not keep “${name}”: ${share} in time.`,
    quality_missed: (team: string, name: string, share: string) =>
      `${team} does not keep “${name}”: ${share}.`,
    volume_missed: (team: string, stage: string, count: string) =>
      `${team} does not keep “Leads that became ${stage}”: ${count} of them.`,
    leak: {
      expired: (share: string) => `${share} of the offers ran out unanswered.`,
      returned: (share: string) => `${share} of the offers came back from sales.`,
      untouched: (share: string) => `${share} of the accepted leads were never touched.`,
      low: (share: string) => `${share} of good leads were left aside.`,
    } as Record<string, (share: string) => string>,
    unsigned: 'The agreement in force is the one that Baton came with. Nobody has signed it.',
  },
  worth: (amount: string) => `worth about ${amount}`,
  promises: 'Promises of both sides',
  promised: (share: string) => `promised ${share}`,
  answered: 'Offers answered in time',
  within: (span: string) => `within ${span}`,
  volume: (stage: string) => `Leads that became ${stage}`,
  periods: { month: 'a month', quarter: 'a quarter', year: 'a year' } as Record<string, string>,
  verdicts: { kept: 'Kept', missed: 'Missed', unsure: 'Too few to say', none: '' },
  before: (share: string) => `before ${share}`,
  noPromises: 'No duty has run yet. Duties and targets stand in the agreement.',
  leaks: 'Offers lost',
  lying: 'Leads that lie somewhere now',
  leak: {
    expired: 'Offers that ran out',
    returned: 'Offers that came back',
    untouched: 'Accepted and never touched',
    low: 'Good leads left aside',
  } as Record<string, string>,
  money: 'Money',
  wonNow: 'Won in the period',
  wonBefore: (amount: string) => `${amount} in the period before`,
  deals: (n: number, told: string) => (n === 1 ? '1 opportunity' : `${told} opportunities`),
  pipeline: 'Open pipeline',
  pipelineHint: 'what may still come, not weighted',
  brought: 'Who brought what was won',
  band: (from: number, to: number) => `agreed ${from} to ${to} %`,
}

export type SponsorWords = typeof sponsorEn
