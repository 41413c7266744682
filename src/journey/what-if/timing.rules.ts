const BARS = [
  { label: 'more than a month earlier', from: -Infinity, to: -30 },
  { label: '8 to 30 days earlier', from: -30, to: -7 },
  { label: '1 to 7 days earlier', from: -7, to: 0 },
  { label: 'less than a day apart', from: 0, to: 1 },
  { label: '1 to 7 days later', from: 1, to: 8 },
  { label: '8 to 30 days later', from: 8, to: 31 },
  { label: 'more than a month later', from: 31, to: Infinity },
]

/** `shift`: whole days later (negative: earlier) → leads, without those that were handed over at the same moment. */
export function barsOf(shift: Record<string, number>, same: number): { label: string; leads: number }[] {
  const bars = BARS.map(({ label, from, to }) => {
    let leads = 0
    for (const days in shift) if (Number(days) >= from && Number(days) < to) leads += shift[days]!
    return { label, leads }
  })
  return [...bars.slice(0, 3), { label: 'at the same moment', leads: same }, ...bars.slice(3)]
}

/** Of the leads whose moment moved at all: by how many days, in the middle. */
export function medianOf(shift: Record<string, number>): number | null {
  const days = Object.keys(shift)
    .map(Number)
    .sort((a, b) => a - b)
  const total = days.reduce((sum, day) => sum + shift[day]!, 0)
  let passed = 0
  for (const day of days) {
    passed += shift[day]!
    if (passed * 2 >= total) return day
  }
  return null
}
