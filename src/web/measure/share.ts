import { language } from '../language.ts'

const tenths = new Intl.NumberFormat(language, {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})

/** With a digit after the point in any case: shares that stand below each other. */
export const shareText = (share: number): string => tenths.format(share)
