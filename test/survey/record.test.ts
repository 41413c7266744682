import { expect, test } from 'vitest'
import { against } from '../../src/web/survey/record.ts'
import type { CausesView } from '#journey/measure/causes/contract.ts'
import type { RankingView } from '#journey/survey/contract.ts'

const item = (id: string, ranks: number[]) => ({
  id,
  label: id,
  kind: 'cause',
  measure: id,
  proposed: true,
  meanRank: 1,
  borda: 0,
  first: 0,
  gap: 0,
  sides: ranks.map((rank, i) => ({ side: `s${i}`, label: `Side ${i}`, rank, meanRank: rank })),
})
const ranking = {
  items: [item('slow', [1, 3]), item('idle', [2, 1]), item('quiet', [3, 2]), item('spam', [4, 4])],
} as unknown as RankingView
const cause = (key: string, hits: number) => ({ key, hits, n: 100, share: hits / 100, low: 0, high: 1 })
const record = {
  causes: [cause('idle', 50), cause('other', 40), cause('slow', 5), cause('spam', 5)],
} as CausesView

test('given a poll and the record, then causes stand in the record’s order, those it is silent of last', () => {
  const { rows, farthest } = against(ranking, record)
  expect(rows.map(({ id, place }) => [id, place])).toEqual([
    ['idle', 1],
    // what is as frequent shares its place; what nobody ranked takes none
    ['slow', 2],
    ['spam', 2],
    ['quiet', null],
  ])
  expect(farthest).toEqual({ side: 'Side 0', label: 'spam', believed: 4, measured: 2 })
})

test('given belief and record agree, then nothing is called far apart', () => {
  const { farthest } = against(
    { items: [item('idle', [1]), item('slow', [2])] } as unknown as RankingView,
    record,
  )
  expect(farthest).toBeNull()
})
