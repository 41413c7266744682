import type { Translated } from '../language.ts'
import type { Rated } from './rating.ts'

const en = {
  rate: { lead: 'Rate this lead', brief: 'Rate this brief' } satisfies Record<Rated, string>,
  stars: (stars: number) => `${stars} of 5`,
  given: (stars: number) => `${stars} of 5`,
  done: (of: Rated, stars: number) => `${of === 'lead' ? 'Lead' : 'Brief'} rated ${stars} of 5`,
  open: (lead: string) => `Rate ${lead}`,
  title: 'Rate',
}

const de: Translated<typeof en> = {
  rate: { lead: 'Diesen Lead bewerten', brief: 'Dieses Briefing bewerten' },
  stars: (stars) => `${stars} von 5`,
  given: (stars) => `${stars} von 5`,
  done: (of, stars) => `${of === 'lead' ? 'Lead' : 'Briefing'} mit ${stars} von 5 bewertet`,
  open: (lead) => `${lead} bewerten`,
  title: 'Bewerten',
}

export const words = __LANGUAGE__ === 'de' ? de : en
