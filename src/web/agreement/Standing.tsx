import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { AgreementLife } from '#journey/agreement/life/contract.ts'
import { peopleQuery } from '../data/company.ts'
import { useMe } from '../data/me.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { day, moment } from '../ui/format.ts'
import { IconAlertTriangle, IconCheck, IconClock, IconX } from '../ui/icons.ts'
import { useMinute } from '../ui/now.ts'
import { ActDialog, type Doing } from './ActDialog.tsx'
import { lifeWords, TEAMS } from './life-words.ts'
import { mayWithdraw, partyOf } from './parties.ts'
import styles from './Standing.module.css'
import { TEAM_NAMES, words } from './words.ts'

/** While a version is open: who signed, who is waited for, and what one can do oneself. Nothing for others. */
export function Standing({ of }: { of: AgreementLife }) {
  const [doing, setDoing] = useState<Doing | null>(null)
  const { me } = useMe()
  const now = useMinute()
  const known = useQuery(peopleQuery).data
  const mine = known?.find((person) => person.id === me?.id)
  if (of.status !== 'proposed' && of.status !== 'declined') return null
  const party = partyOf(mine)
  const signs = of.status === 'proposed' && party !== null && of.missing.includes(party)
  const declines =
    party !== null && of.missing.includes(party) && !of.declines.some((one) => one.function === party)
  const signed = of.signatures.some((one) => one.by.id === me?.id)
  const decidable = of.decidableFrom !== null && Date.parse(of.decidableFrom) <= now
  return (
    <section className={styles.standing} aria-label={words.standing}>
      <ul className={styles.parties}>
        {TEAMS.map((team) => (
          <Party key={team} team={team} of={of} />
        ))}
      </ul>
      {of.declines.map((one) => (
        <p key={one.function} className={styles.declined}>
          <strong>{words.declined(one.by.name, TEAM_NAMES[one.function], day(one.at))}:</strong> {one.reason}
        </p>
      ))}
      <div className={styles.foot}>
        <p className={styles.hint}>
          {signs
            ? lifeWords.yours(party)
            : signed
              ? `${lifeWords.signedByYou} ${lifeWords.waits(of.missing)}.`
              : of.status === 'declined'
                ? `${lifeWords.waitsDeclined}.`
                : lifeWords.notYou(me?.name, of.missing)}{' '}
          {mine?.role === 'sponsor' &&
            (decidable ? lifeWords.decidableNow : of.decidableFrom && lifeWords.decidable(of.decidableFrom))}
        </p>
        <div className={styles.acts}>
          {mayWithdraw(of, mine) && (
            <Button look="quiet" onClick={() => setDoing('withdraw')}>
              {lifeWords.withdraw}
            </Button>
          )}
          {declines && <Button onClick={() => setDoing('decline')}>{lifeWords.decline}</Button>}
          {mine?.role === 'sponsor' && decidable && (
            <Button look={signs ? 'plain' : 'primary'} onClick={() => setDoing('decide')}>
              {lifeWords.decide}
            </Button>
          )}
          {signs && (
            <Button look="primary" icon={<IconCheck size={15} />} onClick={() => setDoing('sign')}>
              {lifeWords.signFor(party)}
            </Button>
          )}
        </div>
      </div>
      {doing && <ActDialog of={of} doing={doing} party={party} onClose={() => setDoing(null)} />}
    </section>
  )
}

function Party({ team, of }: { team: (typeof TEAMS)[number]; of: AgreementLife }) {
  const signature = of.signatures.find((one) => one.function === team)
  const no = of.declines.find((one) => one.function === team)
  return (
    <li className={styles.party} data-state={signature ? 'signed' : no ? 'declined' : 'open'}>
      {signature ? (
        <Face id={signature.by.id} name={signature.by.name} />
      ) : no ? (
        <IconX size={18} />
      ) : of.status === 'declined' ? (
        <IconAlertTriangle size={18} />
      ) : (
        <IconClock size={18} />
      )}
      <span className={styles.team}>{TEAM_NAMES[team]}</span>
      <span className={styles.who}>
        {signature
          ? `${signature.by.name}, ${moment(signature.at)}`
          : no
            ? lifeWords.declined
            : words.notSigned}
      </span>
    </li>
  )
}
