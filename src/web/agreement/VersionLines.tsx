import { Link } from '@tanstack/react-router'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { Face } from '../ui/Face.tsx'
import { IconGitCompare } from '../ui/icons.ts'
import { CompareLink } from './CompareLink.tsx'
import { lifeWords, teams } from './life-words.ts'
import { StatusTag } from './StatusTag.tsx'
import styles from './Versions.module.css'
import { versionsWords as words } from './versions-words.ts'
import { TEAM_NAMES } from './words.ts'

export function VersionLines({ versions }: { versions: readonly AgreementLife[] }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className={styles.heading}>
        {words.versions}
      </h2>
      <div className={styles.frame} tabIndex={0} role="region" aria-label={words.allVersions}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.version}</th>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.time}</th>
              <th scope="col">{words.signed}</th>
              <th scope="col">{words.waits}</th>
              <th scope="col">
                <span className="visually-hidden">{words.compare}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {versions.map((of) => (
              <tr key={of.version}>
                <th scope="row">
                  <Link to="/agreement" search={{ version: of.version }} className={styles.link}>
                    <span className={styles.number}>{lifeWords.short(of.version)}</span> {of.name}
                  </Link>
                </th>
                <td>
                  <StatusTag of={of} bare />
                </td>
                <td className={styles.quiet}>{timeOf(of)}</td>
                <td>
                  <Signers of={of} />
                </td>
                <td className={styles.quiet}>{waitsOf(of)}</td>
                <td>
                  {of.status !== 'in_force' && (
                    <CompareLink to={`version:${of.version}`} label={`${words.compare}: ${of.version}`}>
                      <IconGitCompare size={16} />
                    </CompareLink>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function timeOf({ inForceFrom, inForceUntil, status }: AgreementLife): string {
  if (!inForceFrom) return words.nobody
  if (status === 'signed') return lifeWords.waitsDate(inForceFrom)
  return inForceUntil ? lifeWords.ended(inForceFrom, inForceUntil) : lifeWords.sinceDay(inForceFrom)
}

function waitsOf({ status, missing }: AgreementLife): string {
  if (status === 'proposed') return teams(missing)
  return status === 'declined' ? lifeWords.waitsDeclined : words.nobody
}

function Signers({ of }: { of: AgreementLife }) {
  if (of.signatures.length === 0) return <span className={styles.quiet}>{words.nobody}</span>
  return (
    <span className={styles.signers}>
      {of.signatures.map(({ by, function: team }) => (
        <span key={team} title={`${TEAM_NAMES[team]}: ${by.name}`} className={styles.signer}>
          <Face id={by.id} name={by.name} />
          <span className="visually-hidden">{by.name}</span>
        </span>
      ))}
      {of.decision && <span className={styles.quiet}>{words.sponsor}</span>}
    </span>
  )
}
