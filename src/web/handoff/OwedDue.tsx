import { Countdown, Due } from '../ui/When.tsx'
import { useMinute } from '../ui/now.ts'

const TWO_DAYS_MS = 2 * 86_400_000

/** A clock by the second while that matters; what is late for days is told in days, or months. */
export function OwedDue({ at }: { at: string }) {
  const late = useMinute() - Date.parse(at)
  return late > TWO_DAYS_MS ? <Due at={at} /> : <Countdown at={at} />
}
