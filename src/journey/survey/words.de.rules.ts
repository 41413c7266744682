import { phrasebook } from '#platform/phrasebook.rules.ts'

/** What surveys say by themselves, in German: they are kept with the words in which they were made. */
export const SIDES_DE: Record<string, string> = {
  executives: 'Geschäftsleitung',
  sales_managers: 'Vertriebsleitung',
  reps: 'Vertrieb',
  marketing: 'Marketing',
  leadgen: 'Leadgenerierung',
  admins: 'Administration',
}

export const AUTHORS_DE: Record<string, string> = {
  'this machine': 'dieser Rechner',
  'the standing order': 'der Dauerauftrag',
}

export const CAUSES_DE: Record<string, string> = {
  'Sales never answered the offer': 'Der Vertrieb hat das Angebot nie beantwortet',
  'Accepted, and then nothing was done': 'Angenommen, und dann geschah nichts',
  'Nobody ever got in touch': 'Niemand hat sich je gemeldet',
  'We were too slow to get in touch': 'Wir haben uns zu spät gemeldet',
  'It lay in one stage until its time ran out': 'Er lag in einer Phase, bis die Zeit um war',
  'Wrong or outdated contact data': 'Falsche oder veraltete Kontaktdaten',
  'Interest faded, nobody nurtured it': 'Das Interesse schwand, niemand hat es gepflegt',
  'Returned: {}': 'Zurückgegeben: {1}',
  'Disqualified: {}': 'Disqualifiziert: {1}',
}

export const TITLES_DE: Record<string, string> = {
  'Is it a lead? Double rating of {} {}': 'Ist das ein Lead? Doppelte Bewertung {2} {1}',
}

export const causeDe = phrasebook(CAUSES_DE)
export const titleDe = phrasebook(TITLES_DE)
