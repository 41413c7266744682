/**
 * Public holidays by country and region, from the library date-holidays (npm; its data are CC-BY-3.0). It is read when
 * somebody first needs it: its data take a tenth of a second to load.
 */
const library = () => import('date-holidays').then(({ default: Holidays }) => Holidays)

/** Codes such as DE or DE-BY with the names that people know them by, the regions after their country. */
export async function holidayRegions(): Promise<{ code: string; name: string }[]> {
  const Holidays = await library()
  const all = new Holidays()
  const countries = Object.entries(all.getCountries('en')).sort(([, a], [, b]) => a.localeCompare(b))
  return countries.flatMap(([country, name]) => [
    { code: country, name },
    ...Object.entries(all.getStates(country, 'en') ?? {}).map(([state, region]) => ({
      code: `${country}-${state}`,
      name: `${name}: ${region}`,
    })),
  ])
}

/** Is there such a country or region? */
export async function knowsRegion(code: string): Promise<boolean> {
  const Holidays = await library()
  const [country = '', state] = code.split('-')
  const all = new Holidays()
  if (!Object.hasOwn(all.getCountries(), country)) return false
  return state === undefined || Object.hasOwn(all.getStates(country) ?? {}, state)
}

const DAY_MS = 86_400_000

/**
 * Days on which everything is shut, by date, in the language of the country. Half days and days that only banks or
 * schools have are left out.
 */
export async function publicHolidays(
  code: string,
  fromYear: number,
  toYear: number,
): Promise<Record<string, string>> {
  const Holidays = await library()
  const [country = '', state] = code.split('-')
  const calendar = state === undefined ? new Holidays(country) : new Holidays(country, state)
  const days: Record<string, string> = {}
  for (let year = fromYear; year <= toYear; year++) {
    for (const { type, date, start, end, name } of calendar.getHolidays(year)) {
      if (type !== 'public' || !date.slice(11, 19).startsWith('00:00')) continue
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS))
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
      for (let i = 0; i < length; i++)
        days[new Date(first + i * DAY_MS).toISOString().slice(0, 10)] ??= name.slice(0, 300)
    }
  }
  return Object.fromEntries(Object.entries(days).sort(([a], [b]) => a.localeCompare(b)))
}
