import { stepWords as words } from './step-words.ts'

export const UNITS = ['minute', 'hour', 'day', 'week', 'month'] as const
export type Unit = (typeof UNITS)[number]

/** "3 days" of a document as its two halves; null: written in another way. */
export function spanOf(text: string): { amount: string; unit: Unit } | null {
  const match = /^(\d+(?:\.\d+)?) (minute|hour|day|week|month)s?$/.exec(text)
  return match ? { amount: match[1]!, unit: match[2] as Unit } : null
}

export function spanText(amount: string, unit: Unit): string {
  return `${amount} ${unit}${amount === '1' ? '' : 's'}`
}

/** As people read it. */
export function spanSaid(text: string): string {
  const span = spanOf(text)
  return span ? words.spans[span.unit](span.amount) : text
}
