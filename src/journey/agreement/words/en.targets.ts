type Period = 'month' | 'quarter' | 'year'

/** The promises in numbers. `now`: it tells of a change, and the figure is the frame's `{}`. No full stop. */
export const targets = {
  contribution: 'Contribution',
  horizon: 'Short and long term',
  mix: 'Inbound and outbound',
  marketing: 'What marketing promises',
  sales: 'What sales promises',
  scope: (market: string | null, offer: string | null, segment: string | null) =>
    [
      market === null ? '' : `, in the market “${market}”`,
      offer === null ? '' : `, for the offer “${offer}”`,
      segment === null ? '' : `, in the segment “${segment}”`,
    ].join(''),
  reads: (id: string) => `The target ${id} now reads {}`,
  band: (from: string, to: string) => `${from} to ${to}`,
  sourced: (
    now: boolean,
    band: string,
    team: string,
    of: 'pipeline' | 'revenue',
    each: Period,
    scope: string,
  ) => `${team}${now ? ' now' : ''} sources ${band} of the ${of} of each ${each}${scope}`,
  influenced: (
    now: boolean,
    band: string,
    team: string,
    of: 'pipeline' | 'revenue',
    each: Period,
    scope: string,
  ) => `${team}${now ? ' now' : ''} takes part in ${band} of the ${of} of each ${each}${scope}`,
  spend: (short: string, long: string, within: string, each: Period, scope: string) =>
    `Of the spend of each ${each}${scope}, ${short} is meant to pay ${within}, and ${long} later`,
  spendNow: (each: Period, scope: string) => `The spend of each ${each}${scope} is now split {}`,
  spendSplit: (short: string, long: string) => `${short} short term and ${long} long term`,
  came: (inbound: string, outbound: string, each: Period, scope: string) =>
    `Of the qualified leads of each ${each}${scope}, ${inbound} come to us, and to ${outbound} we go`,
  cameNow: (each: Period, scope: string) => `The qualified leads of each ${each}${scope} are now {}`,
  cameSplit: (inbound: string, outbound: string) => `${inbound} inbound and ${outbound} outbound`,
  leads: (n: string) => `${n} leads`,
  volume: (now: boolean, leads: string, stage: string, each: Period, scope: string) =>
    `At least ${leads}${now ? ' now' : ''} enter ${stage} each ${each}${scope}`,
  quality: (
    now: boolean,
    share: string,
    t: { from: string; to: string; one: boolean; in: Period; scope: string; within: string | null },
  ) =>
    `At least ${share} of the leads that enter ${t.from} in a ${t.in}${t.scope}${now ? ' now' : ''} ${t.one ? 'goes' : 'go'} on to ${t.to}${t.within === null ? '' : ` ${t.within}`}`,
  answered: (now: boolean, share: string, of: Period, scope: string) =>
    `At least ${share} of the offers of a ${of}${scope} are${now ? ' now' : ''} answered in time`,
  contacted: (now: boolean, share: string, stage: string, each: Period, scope: string, within: string) =>
    `At least ${share} of the leads that enter ${stage} in a ${each}${scope} are${now ? ' now' : ''} talked to ${within}`,
  attempts: (
    now: boolean,
    share: string,
    t: { stage: string; in: Period; scope: string; times: string; one: boolean; within: string },
  ) =>
    `At least ${share} of the leads in ${t.stage} that could not be reached in a ${t.in}${t.scope} ${now ? 'are now' : 'were'} tried ${t.times} ${t.one ? 'time' : 'times'} ${t.within}`,
}
