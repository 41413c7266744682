import type { ChangeView } from '#journey/measure/change/contract.ts'
import { words } from './words.ts'
import { money, percentTenth, signedTenth, tenth } from '../../ui/format.ts'

/** Figures of a change as they are written: shares, hours, leads or money. */
export function spokenBy({ kind, currency }: Pick<ChangeView, 'kind' | 'currency'>) {
  const amount = (value: number) => money(String(Math.abs(value) < 100 ? value : Math.round(value)), currency)
  const figure = (value: number): string =>
    kind === 'share' ? percentTenth(value) : kind === 'money' ? amount(value) : tenth(value)
  const difference = (value: number): string =>
    kind === 'share'
      ? words.points(signedTenth(value * 100))
      : kind === 'money'
        ? `${value > 0 ? '+' : ''}${amount(value)}`
        : signedTenth(value)
  return { figure, difference }
}
