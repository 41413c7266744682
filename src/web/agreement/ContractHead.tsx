import type { AgreementShown } from '#journey/agreement/life/contract.ts'
import type { Contract } from '#journey/agreement/editing.contract.ts'
import { day } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './Contract.module.css'
import { lifeWords, teams, TEAMS } from './life-words.ts'
import { TEAM_NAMES, words } from './words.ts'

/** The name, the parties, from when to when, and at a glance who signed. */
export function ContractHead({ of, contract }: { of: AgreementShown; contract: Contract }) {
  const from = of.inForceFrom ?? of.effectiveFrom
  return (
    <header className={styles.head}>
      <h2 className={styles.name}>{contract.title}</h2>
      <p className={styles.dates}>
        {words.version(of.version)},{' '}
        {of.inForceUntil
          ? words.until(from, of.inForceUntil)
          : of.status === 'in_force'
            ? words.since(from)
            : words.from(from)}
        {contract.review && `, ${words.reviewBy(contract.review)}`}
      </p>
      <p className={styles.between}>
        {words.between} {teams(TEAMS)}
      </p>
      {of.unsigned ? (
        <div className={styles.starting}>
          <Tag tone="warn">{words.startingPoint}</Tag>
          <p>{words.startingHint}</p>
        </div>
      ) : (
        <ul className={styles.signers}>
          {TEAMS.map((team) => {
            const by = of.signatures.find((one) => one.function === team)
            return (
              <li key={team} data-signed={by !== undefined || undefined}>
                <strong>{TEAM_NAMES[team]}</strong>{' '}
                {by ? `${by.by.name}, ${day(by.at)}` : of.decision ? words.withoutSignature : words.notSigned}
              </li>
            )
          })}
        </ul>
      )}
      {of.decision && (
        <div className={styles.decision}>
          <strong>{words.decided(of.decision.by.name, day(of.decision.at))}</strong>
          <p>{of.decision.reason}</p>
        </div>
      )}
      {of.withdrawn && (
        <p className={styles.between}>
          {words.withdrew(of.withdrawn.by.name, day(of.withdrawn.at))}
          {of.withdrawn.reason && `: ${of.withdrawn.reason}`}
        </p>
      )}
      {of.status === 'signed' && (
        <p className={styles.between}>{lifeWords.waitsDate(of.inForceFrom ?? of.effectiveFrom)}.</p>
      )}
    </header>
  )
}
