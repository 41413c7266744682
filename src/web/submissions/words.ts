import type { Translated } from '../language.ts'

const en = {
  title: 'Refused submissions',
  failed: 'The submissions could not be loaded',
  emptyTitle: 'Nothing was refused',
  empty:
    'Every submission is kept. One that cannot become a lead stands here with the reason, so that it can be mended and sent again.',
  unknown: 'Refused',
  via: (via: string) => `by ${via}`,
  sent: 'As it was sent',
  problem: 'The refusal',
  received: 'Received',
}

const de: Translated<typeof en> = {
  title: 'Abgelehnte Einsendungen',
  failed: 'Die Einsendungen konnten nicht geladen werden',
  emptyTitle: 'Nichts wurde abgelehnt',
  empty:
    'Jede Einsendung wird aufbewahrt. Was kein Lead werden kann, steht hier mit dem Grund, damit es berichtigt und neu gesendet werden kann.',
  unknown: 'Abgelehnt',
  via: (via) => `über ${via}`,
  sent: 'Wie gesendet',
  problem: 'Die Ablehnung',
  received: 'Eingegangen',
}

export const words = __LANGUAGE__ === 'de' ? de : en
