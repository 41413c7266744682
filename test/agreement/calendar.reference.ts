import type { OpenWeek } from '#journey/agreement/calendar.table.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The obvious way, slow: ask the platform what the wall clock shows, and look whether that is within a block. */
export function localMinute({ timeZone, blocks, holidays }: OpenWeek, at: number): boolean {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'short',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const [day, month, year, hour, minute] = (format.format(at).match(/\d+/g) ?? []).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const date = Date.UTC(year, month - 1, day)
  if (holidays.has(date / 86_400_000)) return false
  const clock = (hour * 60 + minute) * 60_000
  return (blocks[new Date(date).getUTCDay()] ?? []).some((block) => clock >= block.start && clock < block.end)
}
