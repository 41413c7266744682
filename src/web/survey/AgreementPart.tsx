import type { AgreementView, SurveyResult } from '#journey/survey/contract.ts'
import { AlphaBar, AlphaScale } from './AlphaBar.tsx'
import { AnswerBar } from './AnswerBar.tsx'
import styles from './Result.module.css'
import { reading, words } from './result-words.ts'

type Found = NonNullable<SurveyResult['agreement']>

/** How far people agree: one sentence, then everybody, between and within the functions on one scale. */
export function AgreementPart({ agreement }: { agreement: Found }) {
  const { overall, between, within, pairs, nominal } = agreement
  const { title, more } = reading(overall)
  const alone = within.filter(({ people }) => people === 1).map(({ label }) => label)
  const shown: [string, AgreementView][] = [
    [words.together, overall],
    [words.between, between],
    ...within
      .filter(({ people }) => people > 1)
      .map((one): [string, AgreementView] => [words.within(one.label), one.agreement]),
  ]
  return (
    <section className={styles.part}>
      <h2>{words.agreement}</h2>
      <div className={styles.hero}>
        {overall.alpha !== null && (
          <p className={styles.figure}>
            <span className={styles.symbol}>α</span> {words.two(overall.alpha)}
          </p>
        )}
        <div>
          <p className={styles.reading}>{title}</p>
          {more && <p className={styles.quiet}>{more}</p>}
        </div>
      </div>
      <div className={styles.alphas}>
        <AlphaScale />
        {shown.map(([label, one]) => (
          <AlphaBar key={label} label={label} agreement={one} />
        ))}
      </div>
      {alone.length > 0 && <p className={styles.note}>{words.alone(alone)}</p>}
      {pairs.length > 1 && (
        <details className={styles.more}>
          <summary>{words.pairs}</summary>
          <div className={styles.alphas}>
            {pairs.map((pair) => (
              <AlphaBar
                key={`${pair.a.side} ${pair.b.side}`}
                label={words.versus(pair.a.label, pair.b.label)}
                agreement={pair.agreement}
              />
            ))}
          </div>
        </details>
      )}
      <p className={styles.note}>
        {words.whatIsAlpha} {nominal.alpha !== null && words.nominal(nominal.alpha)}
      </p>
      <h3 className={styles.sub}>{words.strict}</h3>
      <ul className={styles.strict}>
        {within.map(({ side, label, counts }) => (
          <li key={side}>
            <span>{label}</span>
            <AnswerBar counts={counts} figures />
          </li>
        ))}
      </ul>
    </section>
  )
}
