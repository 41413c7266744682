import { Link } from '@tanstack/react-router'
import type { OfferView } from '#journey/measure/team.contract.ts'
import { nameOf, number } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { When } from '../ui/When.tsx'
import { hoursOf, isLeft } from './dots.ts'
import styles from './Rows.module.css'
import { words } from './words.ts'

/** Offers, each with what came of it; `reps`: of several people. */
export function OfferTable({ offers, reps = false }: { offers: OfferView[]; reps?: boolean }) {
  const { person, list } = words
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={list.offers}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{person.lead}</th>
            {reps && <th scope="col">{list.rep}</th>}
            <th scope="col" className={styles.figure}>
              {person.score}
            </th>
            <th scope="col">{person.offered}</th>
            <th scope="col">{person.came}</th>
            <th scope="col" className={styles.figure}>
              {person.firstWork}
            </th>
            <th scope="col">{list.reason}</th>
            <th scope="col">{person.became}</th>
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <Row key={`${offer.lead.id} ${offer.seq}`} offer={offer} reps={reps} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ offer, reps }: { offer: OfferView; reps: boolean }) {
  const hours = hoursOf(offer)
  return (
    <tr>
      <th scope="row">
        <Link to="/leads/$id" params={{ id: offer.lead.id }} className={styles.lead}>
          {nameOf(offer.lead)}
        </Link>
        {offer.lead.name !== null && <span className={styles.company}>{offer.lead.company}</span>}
      </th>
      {reps && <td>{offer.rep.name}</td>}
      <td className={styles.figure} data-label={words.person.score}>
        {number(offer.score)}
      </td>
      <td>
        <When at={offer.offeredAt} />
      </td>
      <td>
        <Tag tone={offer.came === 'worked' ? 'good' : isLeft(offer) ? 'warn' : 'plain'}>
          {words.cameTo[offer.came]}
        </Tag>
      </td>
      <td
        className={styles.figure}
        data-label={words.person.firstWork}
        data-none={hours === null || undefined}
      >
        {hours === null ? '–' : words.hours(hours)}
      </td>
      <td className={styles.text} data-none={offer.reason === null || undefined}>
        {offer.reason ?? '–'}
      </td>
      <td>{words.becameOf[offer.became]}</td>
    </tr>
  )
}
