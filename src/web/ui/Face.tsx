import { initials } from './format.ts'
import styles from './Face.module.css'

/** Initials in a disc; a desk, which is nobody in particular, is square. */
export function Face({ id, name }: { id: string; name: string }) {
  return (
    <span
      className={styles.face}
      data-desk={id.startsWith('desk:') || undefined}
      data-hue={hue(id)}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  )
}

export function Owner({ owner }: { owner: { id: string; name: string } }) {
  return (
    <span className={styles.owner}>
      <Face id={owner.id} name={owner.name} />
      <span className={styles.name}>{owner.name}</span>
    </span>
  )
}

function hue(id: string): number {
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997
  return sum % 5
}
