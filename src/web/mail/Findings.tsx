import type { DnsFinding } from '#journey/mailing/sending.contract.ts'
import { Copy } from '../ui/Copy.tsx'
import { Tag, type Tone } from '../ui/Tag.tsx'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'

const TONES: Record<DnsFinding['verdict'], Tone> = {
  ok: 'good',
  missing: 'warn',
  wrong: 'bad',
  unknown: 'plain',
}

/** What a domain's DNS says, and what to enter where something is missing. */
export function Findings({ domain, findings }: { domain: string; findings: DnsFinding[] }) {
  return (
    <div className={styles.record} aria-live="polite">
      <h3>{words.checked(domain)}</h3>
      <ul className={styles.findings}>
        {findings.map((one) => (
          <Finding key={one.what} finding={one} />
        ))}
      </ul>
    </div>
  )
}

function Finding({ finding: { what, verdict, name, found, wanted, sentence } }: { finding: DnsFinding }) {
  return (
    <li>
      <div className={styles.finding}>
        <strong>{what.toUpperCase()}</strong>
        <Tag tone={TONES[verdict]}>{words.verdicts[verdict]}</Tag>
        <span className={styles.hint}>{name}</span>
      </div>
      <p>{sentence}</p>
      {verdict !== 'ok' && found.length > 0 && (
        <p className={styles.hint}>
          {words.found}: {found.join(' · ')}
        </p>
      )}
      {verdict !== 'ok' && wanted !== null && (
        <>
          <p className={styles.hint}>{words.wanted}:</p>
          <Copy label={`${what.toUpperCase()}: ${words.wanted}`} text={wanted} />
        </>
      )}
    </li>
  )
}
