import type { AgreementDocument } from '#journey/agreement/editing.contract.ts'
import styles from './TargetBars.module.css'
import { TEAM_NAMES, words } from './words.ts'

/** The agreed bands, one under the other on the same scale. The sentences below say the same for those who cannot see it. */
export function TargetBars({ document }: { document: AgreementDocument }) {
  const bands = document.targets?.contribution ?? []
  return (
    <div className={styles.bars} aria-hidden="true">
      {bands.map((band) => (
        <div key={band.id} className={styles.row}>
          <span className={styles.who}>
            {TEAM_NAMES[band.function]}
            <small>
              {words.ofPeriod(band.of, band.credit, band.period)}
              {band.market && `, ${document.markets[band.market]?.label ?? band.market}`}
              {band.offer && `, ${document.offers[band.offer]?.label ?? band.offer}`}
              {band.segment && `, ${document.segments[band.segment]?.label ?? band.segment}`}
            </small>
          </span>
          <span className={styles.scale}>
            <span
              className={styles.band}
              data-team={band.function}
              style={{ left: `${band.from}%`, width: `${Math.max(1, band.to - band.from)}%` }}
            />
          </span>
          <span className={styles.figures}>{words.band(band.from, band.to)}</span>
        </div>
      ))}
    </div>
  )
}
