/** Functions that may bring leads; the first three work here, the others outside. */
export const ORIGINS = ['marketing', 'leadgen', 'sales', 'partner', 'agency'] as const
export type Origin = (typeof ORIGINS)[number]

const OUTSIDE = ['partner', 'agency']

/**
 * Which function brought a lead: that of the person who entered it; of what nobody entered by hand, a partner or an
 * agency where its channel says so, and otherwise marketing.
 */
export function originOf(entered: string | null, channel: string | null): Origin {
  if (entered === 'sales' || entered === 'leadgen') return entered
  const said = channel?.trim().toLowerCase() ?? ''
  return (OUTSIDE.includes(said) ? said : 'marketing') as Origin
}
