import type { RankingView } from '#journey/survey/contract.ts'
import { useNarrow } from '../ui/narrow.ts'
import { RankTable } from './RankTable.tsx'
import result from './Result.module.css'
import { readingOfW, words } from './result-words.ts'
import { Slope } from './Slope.tsx'

export function RankingPart({ ranking, poll }: { ranking: RankingView; poll: boolean }) {
  const narrow = useNarrow()
  const { between, overall, items, added } = ranking
  const sides = items[0]?.sides ?? []
  return (
    <section className={result.part}>
      <h2>{poll ? words.causes : words.criteria}</h2>
      <p className={result.quiet}>
        {readingOfW(sides.length > 1 ? between : overall)}
        {overall.w !== null && ` ${words.w(overall.w)} (${words.wAll})`}
        {between.w !== null && `, ${words.two(between.w)} ${words.wBetween}.`} {biggest(ranking)}{' '}
        {poll && words.measured}
      </p>
      {sides.length > 1 && !narrow ? <Slope ranking={ranking} /> : <RankTable ranking={ranking} />}
      {sides.length > 1 && !narrow && (
        <details className={result.more}>
          <summary>{words.numbers}</summary>
          <RankTable ranking={ranking} />
        </details>
      )}
      {added.length > 0 && (
        <>
          <h3 className={result.sub}>{words.added}</h3>
          <ul className={result.added}>
            {added.map((one, i) => (
              <li key={i}>
                {one.text} <span className={result.quiet}>{words.place(one.place, one.label)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function biggest({ items }: RankingView): string {
  const most = items.toSorted((a, b) => b.gap - a.gap)[0]
  if (!most || most.sides.length < 2 || most.gap < 1) return ''
  const order = most.sides.toSorted((a, b) => a.meanRank - b.meanRank)
  return words.biggest(most.label, order[0]!.label, order.at(-1)!.label)
}
