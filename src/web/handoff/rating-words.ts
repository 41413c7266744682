import type { Rated } from './rating.ts'

const name: Record<Rated, string> = { lead: 'Lead', brief: 'Brief' }

export const words = {
  rate: { lead: 'Rate this lead', brief: 'Rate this brief' } satisfies Record<Rated, string>,
  stars: (stars: number) => `${stars} of 5`,
  given: (stars: number) => `${stars} of 5`,
  done: (of: Rated, stars: number) => `${name[of]} rated ${stars} of 5`,
  open: (lead: string) => `Rate ${lead}`,
  title: 'Rate',
}
