import { number, tenth } from '../../ui/format.ts'
import { words } from './words.ts'

/** "12 d", "3.4 d", "5 h", "20 min": two digits are as much as a span of leads deserves. */
export function span(days: number): string {
  if (days >= 10) return words.days(number(days))
  if (days >= 1) return words.days(tenth(days))
  if (days * 24 >= 1) return words.hours(tenth(days * 24))
  if (days * 24 * 60 < 1) return words.atOnce
  return words.minutes(number(days * 24 * 60))
}
