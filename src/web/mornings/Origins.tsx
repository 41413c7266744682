import { Link } from '@tanstack/react-router'
import type { MarketingMorning } from '#journey/measure/mornings/contract.ts'
import { money, number } from '../ui/format.ts'
import { Empty } from '../ui/States.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import styles from './Mornings.module.css'
import { sums } from './sums.ts'
import { words } from './words.ts'

/** One row per origin: how many, how good, what it brought, what it cost. */
export function Origins({ of: { origins, by } }: { of: MarketingMorning }) {
  const said = words.marketing
  const costs = origins.some(({ spent }) => spent.length > 0)
  if (origins.length === 0)
    return (
      <Empty title={said.empty} actions={<Link to="/imports">{said.import}</Link>}>
        {said.emptyHint}
      </Empty>
    )
  return (
    <>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={`${said.by} ${said.bys[by]}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{said.bys[by]}</th>
              <th scope="col">{said.leads}</th>
              <th scope="col">{said.qualified}</th>
              <th scope="col" title={said.acceptedHint}>
                {said.accepted}
              </th>
              <th scope="col">{said.returned}</th>
              <th scope="col">{said.opportunities}</th>
              <th scope="col">{said.won}</th>
              <th scope="col">{said.revenue}</th>
              {costs && <th scope="col">{said.spent}</th>}
              {costs && <th scope="col">{said.perQualified}</th>}
            </tr>
          </thead>
          <tbody>
            {origins.map((row) => (
              <tr key={row.of}>
                <th scope="row">
                  {row.of === null ? (
                    <span className={styles.faint}>{words.unknown}</span>
                  ) : (
                    <Link to="/leads" search={{ [by]: row.of }}>
                      {row.of}
                    </Link>
                  )}
                </th>
                <td>{number(row.leads)}</td>
                <td>
                  <ShareBar of={row.qualified} beside="nothing" />
                </td>
                <td>
                  <ShareBar of={row.accepted} beside="nothing" />
                </td>
                <td>{number(row.returned)}</td>
                <td>{number(row.opportunities)}</td>
                <td>{number(row.won)}</td>
                <td>{sums(row.revenue)}</td>
                {costs && <td>{sums(row.spent)}</td>}
                {costs && (
                  <td>
                    {row.perQualified === null
                      ? words.none
                      : money(String(Math.round(row.perQualified)), row.spent[0]!.currency)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!costs && <p className={styles.faint}>{said.noSpend}</p>}
    </>
  )
}
