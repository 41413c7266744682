import { Link } from '@tanstack/react-router'
import type { FunnelStep } from '#journey/measure/funnel/contract.ts'
import { number, percent, percentTenth, tenth } from '../../ui/format.ts'
import { sharedOf, type FunnelSearch } from '../search.ts'
import styles from './Funnel.module.css'
import { words } from './words.ts'

/** Where those went that left a stage, and how long the others took. */
export function StepDetail({ step, search }: { step: FunnelStep; search: FunnelSearch }) {
  const behind = (came: string) => ({ ...sharedOf(search), stage: step.stage, came })
  return (
    <div className={styles.detail}>
      <div>
        <h3>{words.where}</h3>
        {step.to.length === 0 && <p className={styles.faint}>{words.nobodyLeft}</p>}
        <ul className={styles.ways}>
          {step.to.map((way) => (
            <li key={way.stage}>
              <Link to="/measure/leads" search={behind(`exit.${way.stage}`)}>
                {way.name}
              </Link>
              <span className={styles.way} aria-hidden="true">
                <i style={{ width: `${(way.n / step.left.hits) * 100}%` }} />
              </span>
              <span className={styles.tabular}>
                {number(way.n)} · {percentTenth(way.n / step.entered)}
              </span>
            </li>
          ))}
        </ul>
        {step.back !== null && step.back > 0 && (
          <p className={styles.faint} title={words.backHint}>
            <Link to="/measure/leads" search={behind('back')}>
              {words.back(number(step.back))}
            </Link>{' '}
            {words.backHint}
          </p>
        )}
        {step.backwards > 0 && <p className={styles.faint}>{words.backwards(number(step.backwards))}</p>}
      </div>
      <Curve step={step} />
    </div>
  )
}

const WIDTH = 460
const HEIGHT = 130

function Curve({ step: { curve, name } }: { step: FunnelStep }) {
  if (curve.length < 2) return <p className={styles.faint}>{words.noCurve}</p>
  const most = curve.at(-1)!.days || 1
  const path = (of: 'moved' | 'left' | 'alone') =>
    curve
      .map((point, i) => {
        const [x, y] = [(point.days / most) * WIDTH, (1 - point[of]) * HEIGHT]
        return i === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`
      })
      .join('')
  const last = curve.at(-1)!
  return (
    <figure className={styles.curve}>
      <figcaption>
        <h3>{words.curve}</h3>
        <span className={styles.legend}>
          <span data-key="moved">
            {words.movedBy} <b>{percent(last.moved)}</b>
          </span>
          <span data-key="alone">
            {words.alone} <b>{percent(last.alone)}</b>
          </span>
          <span data-key="left">
            {words.leftBy} <b>{percent(last.left)}</b>
          </span>
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${name}: ${words.curve}`}
      >
        <path data-key="left" d={path('left')} />
        <path data-key="alone" d={path('alone')} />
        <path data-key="moved" d={path('moved')} />
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>0</span>
        <span>{words.days(number(most))}</span>
      </div>
      <p className={styles.faint}>{words.curveHint}</p>
      <details>
        <summary>{words.curveTable}</summary>
        <div className={styles.curveRows} tabIndex={0} role="region" aria-label={words.curve}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.movedBy}</th>
                <th scope="col">{words.alone}</th>
                <th scope="col">{words.leftBy}</th>
              </tr>
            </thead>
            <tbody>
              {curve.map((point) => (
                <tr key={point.days}>
                  <th scope="row">{tenth(point.days)}</th>
                  <td>{percentTenth(point.moved)}</td>
                  <td>{percentTenth(point.alone)}</td>
                  <td>{percentTenth(point.left)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
