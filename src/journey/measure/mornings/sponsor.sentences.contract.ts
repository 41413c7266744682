import type { Decision, Money, PromiseView } from '#journey/measure/mornings/contract.ts'
import type { SponsorWords } from '#journey/measure/mornings/sponsor.words.contract.ts'

/** Numbers and days as one reader reads them: in a browser, on paper, in a mail. */
export interface Speech {
  number: (value: number) => string
  /** of a share from 0 to 1 */
  percent: (share: number) => string
  day: (iso: string) => string
  /** decimal text; a currency that is not known is told as it is */
  money: (amount: string, currency: string | null) => string
  list: (names: readonly string[]) => string
}

/** What is to be decided, as one sentence. */
export function decisionSentence(one: Decision, words: SponsorWords, say: Speech): string {
  const said = words.decisions
  const share = one.measured?.share === null || !one.measured ? '' : say.percent(one.measured.share)
  switch (one.what) {
    case 'deadlock':
    case 'proposal':
      return said[one.what](one.version ?? 0, teams(one.of, words, say))
    case 'review_overdue':
    case 'review_soon':
      return said[one.what](one.day ? say.day(one.day) : '')
    case 'promise_missed':
      return missed(one, share, words, say)
    case 'leak':
      return said.leak[one.name ?? '']?.(share) ?? ''
    case 'unsigned':
      return said.unsigned
  }
}

/** A number has no share; what is to be done in time has no name but its own. */
function missed({ of, name, measured }: Decision, share: string, words: SponsorWords, say: Speech): string {
  const said = words.decisions
  const who = teams(of, words, say)
  if (!name) return said.promise_missed(who, words.answered, share)
  return share === ''
    ? said.volume_missed(who, name, say.number(measured?.hits ?? 0))
    : said.quality_missed(who, name, share)
}

function teams(ids: string | null, words: SponsorWords, say: Speech): string {
  const named = (ids ?? '').split(',').filter(Boolean)
  return say.list(named.map((id) => words.teams[id] ?? id))
}

export function promiseName({ what, name }: PromiseView, words: SponsorWords): string {
  if (what === 'answered') return words.answered
  return what === 'volume' ? words.volume(name) : name
}

/** What was promised, within which time, and how it was before. */
export function promiseHint(
  { what, promised, within, before }: PromiseView,
  words: SponsorWords,
  say: Speech,
): string {
  const parts: string[] = []
  if (promised !== null)
    parts.push(words.promised(what === 'volume' ? say.number(promised) : say.percent(promised)))
  if (within !== null)
    parts.push(what === 'volume' ? (words.periods[within] ?? within) : words.within(within))
  if (before && what === 'volume') parts.push(words.before(say.number(before.hits)))
  else if (before && before.share !== null) parts.push(words.before(say.percent(before.share)))
  return parts.join(' · ')
}

/** Sums of several currencies stand side by side: nobody said at which rate they add up. */
export function sumsOf(of: readonly Money[], none: string, say: Speech): string {
  if (of.length === 0) return none
  return of.map(({ amount, currency }) => say.money(String(Math.round(amount)), currency)).join(' + ')
}
