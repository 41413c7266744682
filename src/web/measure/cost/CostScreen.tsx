import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CostView } from '#journey/measure/cost/contract.ts'
import { Csv } from '../../ui/Csv.tsx'
import { day } from '../../ui/format.ts'
import { IconCoins } from '../../ui/icons.ts'
import { Screen, Section } from '../../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../../ui/States.tsx'
import { Segments } from '../../ui/Toggle.tsx'
import { Caveats } from '../Caveats.tsx'
import { Filters } from '../Filters.tsx'
import { MeasureTabs } from '../MeasureTabs.tsx'
import { Picture } from '../Picture.tsx'
import type { MeasureSearch } from '../search.ts'
import { LaidNotes } from '../money/LaidNotes.tsx'
import money from '../money/Money.module.css'
import { whole } from '../money/sums.ts'
import { words as shared } from '../words.ts'
import { BY, type By } from './by.ts'
import { CostRows } from './CostRows.tsx'
import { costQuery, queryOf, vintagesQuery } from './data.ts'
import { costPicture, vintagesPicture } from './picture.ts'
import { Ranks } from './Ranks.tsx'
import { VintageRows } from './VintageRows.tsx'
import { words } from './words.ts'

const route = getRouteApi('/measure/cost')

/** What a lead costs, and what a customer costs: the cheapest of the one are rarely the cheapest of the other. */
export function CostScreen() {
  const { by = 'source', ...search } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery({ ...costQuery(search, by), placeholderData: keepPreviousData })
  const vintages = useQuery({ ...vintagesQuery(search), placeholderData: keepPreviousData })
  const go = (changes: Partial<typeof search> & { by?: By | undefined }) =>
    void navigate({ search: { ...search, by: by === 'source' ? undefined : by, ...changes }, replace: true })
  return (
    <Screen
      title={shared.tabs.cost}
      actions={
        <>
          <Csv path="/reports/cost" query={{ ...Object.fromEntries(queryOf(search)), by }} />
          {query.data && <Picture name="cost" draw={() => costPicture(query.data, by, search)} />}
        </>
      }
      bar={
        <>
          <MeasureTabs />
          <Filters bases={false} search={search} change={go} />
        </>
      }
    >
      <div className={money.page} data-stale={query.isPlaceholderData || undefined}>
        <div className={money.choice}>
          <Segments
            label={words.by}
            value={by}
            options={BY.map((value) => ({ value, label: shared.dimensions[value] }))}
            onChange={(value) => go({ by: value === 'source' ? undefined : value })}
          />
        </div>
        {query.data ? (
          <Costs of={query.data} by={by} search={search} />
        ) : query.error ? (
          <Failed what={words.failed} error={query.error} retry={() => void query.refetch()} />
        ) : (
          <Bars rows={12} />
        )}
        {vintages.data && vintages.data.months.length > 0 && (
          <Section
            title={words.vintages}
            aside={
              <>
                <Csv path="/reports/vintages" query={Object.fromEntries(queryOf(search))} />
                <Picture name="vintages" draw={() => vintagesPicture(vintages.data, search)} />
              </>
            }
          >
            <p className={money.said}>{words.vintagesHint}</p>
            <VintageRows of={vintages.data} search={search} />
          </Section>
        )}
        <Caveats figures={['cost', 'vintages']} search={search} />
      </div>
    </Screen>
  )
}

function Costs({ of, by, search }: { of: CostView; by: By; search: MeasureSearch }) {
  if (of.all.leads === 0)
    return (
      <Empty icon={<IconCoins size={22} />} title={words.noLeads}>
        {shared.widen}
      </Empty>
    )
  const paid = Number(of.all.spent) > 0
  return (
    <>
      {paid ? (
        <Section title={words.ranks}>
          <p className={money.said}>{words.ranksHint}</p>
          <Ranks of={of} />
        </Section>
      ) : (
        <Empty title={words.noSpend}>{words.noSpendHint}</Empty>
      )}
      <CostRows of={of} by={by} search={search} />
      <ul className={money.notes}>
        <li>{words.borne}</li>
        <li>{words.maturity}</li>
        <li>{words.interval}</li>
        {of.more > 0 && <li>{words.more(of.more)}</li>}
      </ul>
      {of.unspent.length > 0 && (
        <Section title={words.unspent}>
          <table className={money.table}>
            <tbody>
              {of.unspent.map(({ campaign, source, from, to, spent }, i) => (
                <tr key={i}>
                  <th scope="row">
                    {campaign ?? source ?? words.unsaid}
                    {campaign && source && <small>{source}</small>}
                  </th>
                  <td>{words.unspentRow(day(from), day(to))}</td>
                  <td data-number>{whole(Number(spent), of.currency)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      <LaidNotes of={{ ...of, nobodys: '0' }} />
    </>
  )
}
