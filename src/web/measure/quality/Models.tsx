import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CostView } from '#journey/measure/cost/contract.ts'
import type { ModelView, QualityView } from '#journey/measure/quality/contract.ts'
import { get } from '../../data/request.ts'
import { money, number, percent } from '../../ui/format.ts'
import { Section } from '../../ui/Screen.tsx'
import { ShareBar } from '../../ui/ShareBar.tsx'
import stack from '../../ui/Stack.module.css'
import { Tag } from '../../ui/Tag.tsx'
import { Months } from './Months.tsx'
import styles from './Quality.module.css'
import { words } from './words.ts'

/** Those who bring leads, side by side: quality, cost, and how steady each is from month to month. */
export function Models({
  of,
  asked,
  aside,
}: {
  of: QualityView
  asked: Record<string, string | undefined>
  aside: ReactNode
}) {
  const { data: cost } = useQuery({
    queryKey: ['measure', 'cost', 'origin', asked],
    queryFn: () => get<CostView>('/measure/cost', { ...asked, by: 'origin' }),
  })
  return (
    <Section title={words.models} aside={aside}>
      <p className={styles.hint}>{words.modelsHint}</p>
      <div className={styles.wide} tabIndex={0} role="region" aria-label={words.models}>
        <table className={`${styles.table} ${stack.stack}`}>
          <thead>
            <tr>
              <th scope="col">{words.broughtBy}</th>
              <th scope="col" className={styles.number}>
                {words.leads}
              </th>
              <th scope="col">{words.qualified}</th>
              <th scope="col">
                {words.accepted} <small>{words.acceptedHint}</small>
              </th>
              <th scope="col">{words.won}</th>
              <th scope="col" className={styles.number}>
                {words.cost}
              </th>
              <th scope="col">{words.steady}</th>
            </tr>
          </thead>
          <tbody>
            {of.models.map((model) => (
              <tr key={model.origin}>
                <th scope="row">{model.name}</th>
                <td className={styles.number} data-label={words.leads}>
                  {number(model.leads)}
                </td>
                {(['qualified', 'accepted', 'won'] as const).map((step) => (
                  <td key={step} data-label={words[step]}>
                    <ShareBar of={model[step]} beside="nothing" />
                  </td>
                ))}
                <td className={styles.number} data-label={words.cost}>
                  {each(cost, model.origin)}
                </td>
                <td data-label={words.steady} data-whole>
                  <Months of={model} months={of.months} />
                  <Steady of={model.steady} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.hint}>{words.steadyHint(of.months.length)}</p>
    </Section>
  )
}

function each(cost: CostView | undefined, origin: string) {
  const accepted = cost?.rows.find(({ of }) => of === origin)?.costs.find(({ step }) => step === 'accepted')
  if (!accepted?.each) return <span title={words.costNone}>–</span>
  return money(String(Math.round(Number(accepted.each))), cost!.currency)
}

/** More than chance at the usual one in twenty. */
const BEYOND = 0.05

function Steady({ of: { cv, chance, p, run } }: { of: ModelView['steady'] }) {
  if (cv === null || chance === null || p === null) return <small>{words.noSteady}</small>
  return (
    <small>
      {words.variation(percent(cv), percent(chance))}{' '}
      <Tag tone={p < BEYOND ? 'warn' : 'plain'}>{p < BEYOND ? words.beyond : words.within}</Tag>{' '}
      {run?.signal && <Tag tone="warn">{words.signal}</Tag>}
    </small>
  )
}
