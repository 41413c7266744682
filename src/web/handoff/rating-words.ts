import type { Translated } from '../language.ts'
import type { Rated } from './rating.ts'

const en = {
  rate: { lead: 'Rate this lead', brief: 'Was the brief useful?' } satisfies Record<Rated, string>,
  stars: (stars: number) => `${stars} of 5`,
  given: (stars: number) => `${stars} of 5`,
  useful: 'Useful',
  useless: 'Not useful',
  done: (of: Rated, stars: number) =>
    of === 'lead' ? `Lead rated ${stars} of 5` : `Brief rated: ${stars > 2 ? 'useful' : 'not useful'}`,
  open: (lead: string) => `Rate ${lead}`,
  title: 'Rate',
}

const de: Translated<typeof en> = {
  rate: { lead: 'Diesen Lead bewerten', brief: 'War das Briefing nützlich?' },
  stars: (stars) => `${stars} von 5`,
  given: (stars) => `${stars} von 5`,
  useful: 'Nützlich',
  useless: 'Nicht nützlich',
  done: (of, stars) =>
    of === 'lead'
      ? `Lead mit ${stars} von 5 bewertet`
      : `Briefing bewertet: ${stars > 2 ? 'nützlich' : 'nicht nützlich'}`,
  open: (lead) => `${lead} bewerten`,
  title: 'Bewerten',
}

export const words = __LANGUAGE__ === 'de' ? de : en
