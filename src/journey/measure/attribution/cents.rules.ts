/** Decimal text with at most two places as whole cents. */
export function centsOf(text: string): bigint {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text)!
  const cents = BigInt(whole! + fraction.padEnd(2, '0'))
  return sign === '-' ? -cents : cents
}

/** Whole cents as decimal text with two places. */
export function textOf(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
