import type { AgreementShown } from '#journey/agreement/life/contract.ts'
import { day, moment } from '../ui/format.ts'
import styles from './Contract.module.css'
import { TEAMS } from './life-words.ts'
import { TEAM_NAMES, words } from './words.ts'

/** The end of the contract: who, when, how; on paper, lines to sign on where nobody has. */
export function Signatures({ of }: { of: AgreementShown }) {
  return (
    <section className={styles.section} aria-labelledby="section-signatures">
      <h3 id="section-signatures" data-heading="section" className={styles.sectionTitle}>
        {words.signatures}
      </h3>
      <ul className={styles.block}>
        {TEAMS.map((team) => {
          const by = of.signatures.find((one) => one.function === team)
          const no = of.declines.find((one) => one.function === team)
          return (
            <li key={team} className={styles.signature}>
              <span className={styles.for}>{words.forTeam(TEAM_NAMES[team])}</span>
              <span className={styles.line} data-signed={by !== undefined || undefined}>
                {by?.by.name ?? (no ? `${no.by.name}: ${no.reason}` : '')}
              </span>
              <span className={styles.how}>
                {by
                  ? `${moment(by.at)}, ${words.how[by.method]}`
                  : no
                    ? words.declined(no.by.name, TEAM_NAMES[team], day(no.at))
                    : of.unsigned
                      ? words.withoutSignature
                      : words.notSigned}
              </span>
            </li>
          )
        })}
      </ul>
      {of.decision && (
        <p className={styles.decisionLine}>
          {words.decided(of.decision.by.name, moment(of.decision.at))} ({words.how[of.decision.method]}):{' '}
          {of.decision.reason}
        </p>
      )}
      {of.proposed && (
        <p className={styles.small}>{words.proposer(of.proposed.by.name, moment(of.proposed.at))}</p>
      )}
      <p className={styles.small}>
        {words.hash}: <code>{of.hash}</code>
      </p>
    </section>
  )
}
