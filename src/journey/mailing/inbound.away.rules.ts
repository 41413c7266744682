import * as chrono from 'chrono-node'

/** When somebody is back, as their automatic answer says. */

/** Then they are back. */
const BACK =
  /\b(back|return(ing|s)?|available again|zurück|wieder (da|erreichbar|im (büro|haus)|für sie da)|ab dem|de retour|retour le|vuelvo|vuelta|regres\w+|di ritorno|rientr\w+|terug|de volta|retorn\w+|tillbaka|tilbage)\b/iu
/** Until then, that day too, they are away. */
const UNTIL =
  /(^|[\s,(])(until|till|through|thru|to|up to|bis|jusqu['’]?\s?au|jusque|au|hasta|fino al?|tot|até|t\/m|till och med|til)(?=[\s,])/iu

const DAY_MS = 86_400_000
/** Absences that are longer are none that anybody waits for. */
const LONGEST_MS = 400 * DAY_MS
/** Absences are told in the first lines; what follows may be anything. */
const MOST_TEXT = 4_000

type Reader = Pick<typeof chrono.en, 'parse'>

const MARKS: readonly (readonly [RegExp, Reader])[] = [
  [/\b(ich|nicht|bis|zum|und|wieder|büro)\b/iu, chrono.de],
  [/\b(je|jusqu|suis|absente?|bureau|merci)\b/iu, chrono.fr],
  [/\b(estaré|estoy|hasta|oficina|gracias|vuelta)\b/iu, chrono.es],
  [/\b(sono|fino|assente|ufficio|grazie)\b/iu, chrono.it],
  [/\b(ik|ben|afwezig|tot|terug|kantoor)\b/iu, chrono.nl],
  [/\b(estarei|até|ausente|escritório|obrigad[oa])\b/iu, chrono.pt],
  [/\b(jag|tillbaka|kontoret|är)\b/iu, chrono.sv],
]

/**
 * Midnight (UTC) of the day on which they are back; null where it is not said, or lies before `at` or too far ahead.
 * @param at when the answer was written: days without a year follow it
 */
export function backAt(text: string, at: number): number | null {
  const said = yearsAdded(text.slice(0, MOST_TEXT), at)
  const reader = MARKS.find(([mark]) => mark.test(said))?.[1] ?? chrono.en
  let latest: number | null = null
  for (const sentence of said.split(/(?<=[!?])\s|(?<=[^\d\s]{3}\.)\s|\n{2,}/)) {
    const back = backIn(reader, sentence.replaceAll('\n', ' '), at)
    if (back !== null && (latest === null || back > latest)) latest = back
  }
  return latest
}

function backIn(reader: Reader, sentence: string, at: number): number | null {
  const isBack = BACK.test(sentence)
  const isUntil = UNTIL.test(sentence)
  if (!isBack && !isUntil) return null
  const found = reader.parse(sentence, { instant: new Date(at), timezone: 0 }, { forwardDate: true })
  let latest: number | null = null
  for (const { start, end, index } of found) {
    const day = end ?? start
    if (!day.isCertain('day') && !day.isCertain('weekday')) continue
    const midnight = Date.UTC(day.get('year')!, day.get('month')! - 1, day.get('day')!)
    // the nearer word counts: away until the 3rd, back on the 4th
    const before = sentence.slice(Math.max(0, index - 40), index)
    const inclusive = end !== null || (UNTIL.test(`${before} `) && !BACK.test(before))
    const back = midnight + (inclusive ? DAY_MS : 0)
    if (back > at && back - at <= LONGEST_MS && (latest === null || back > latest)) latest = back
  }
  return latest
}

/** `4.12.` is a day to Germans and to no library: it gets the year in which it comes next. */
function yearsAdded(text: string, at: number): string {
  const now = new Date(at)
  return text.replaceAll(
    /(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.(?!\s?\d{2})/g,
    (whole, day: string, month: string) => {
      if (Number(month) < 1 || Number(month) > 12) return whole
      const year = now.getUTCFullYear()
      const isPast = Date.UTC(year, Number(month) - 1, Number(day)) < at - 30 * DAY_MS
      return `${day}.${month}.${isPast ? year + 1 : year}`
    },
  )
}
