import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { moment } from '../ui/format.ts'
import { When } from '../ui/When.tsx'
import type { HookView } from './data.ts'
import styles from './Hooks.module.css'
import { words } from './words.ts'

export function Facts({ hook }: { hook: HookView }) {
  const { url, privateAllowed, usedBy, secretSince, formerSecretUntil, madeAt, madeBy } = hook
  const { facts } = words
  return (
    <dl className={styles.facts}>
      <dt>{facts.address}</dt>
      <dd>
        <code className={styles.code}>{url}</code>{' '}
        {privateAllowed && <span className={styles.small}>{facts.private}</span>}
      </dd>
      <dt>{facts.used}</dt>
      <dd>
        {usedBy.length === 0 && facts.unused}
        {usedBy.map(({ id, name }, i) => (
          <Fragment key={id}>
            {i > 0 && ', '}
            <Link to="/programmes/$id" params={{ id }} className={styles.link}>
              {name}
            </Link>
          </Fragment>
        ))}
      </dd>
      <dt>{facts.secret}</dt>
      <dd>
        {facts.since} {secretSince ? <When at={secretSince} /> : facts.unknown}
        {formerSecretUntil && (
          <span className={styles.small}>
            {' · '}
            {facts.former} {moment(formerSecretUntil)}
          </span>
        )}
      </dd>
      {madeAt && (
        <>
          <dt>{facts.added}</dt>
          <dd>
            <When at={madeAt} /> {madeBy && `${facts.by} ${madeBy}`}
          </dd>
        </>
      )}
    </dl>
  )
}
