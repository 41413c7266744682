import type { Translated } from '../language.ts'

const en = {
  now: 'Now',
  all: 'Leads',
  load: 'Leads in work',
  loadOf: (load: number, capacity: number) => `${load} of ${capacity} leads in work`,
  states: {
    here: 'in',
    outside_hours: 'off hours',
    holiday: 'holiday',
    away: 'away',
    full: 'full',
    switched_off: 'takes none',
    left: 'left',
  } as Record<string, string>,
  until: (when: string) => `until ${when}`,
  theirTime: (when: string) => `${when} their time`,
}

const de: Translated<typeof en> = {
  now: 'Jetzt',
  all: 'Leads',
  load: 'Leads in Arbeit',
  loadOf: (load, capacity) => `${load} von ${capacity} Leads in Arbeit`,
  states: {
    here: 'da',
    outside_hours: 'nicht im Dienst',
    holiday: 'Feiertag',
    away: 'abwesend',
    full: 'ausgelastet',
    switched_off: 'nimmt keine',
    left: 'ausgeschieden',
  },
  until: (when) => `bis ${when}`,
  theirTime: (when) => `${when} Ortszeit`,
}

export const words = __LANGUAGE__ === 'de' ? de : en
