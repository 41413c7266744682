import type { KeyboardEvent } from 'react'
import { IconStar, IconStarFilled, IconThumbDown, IconThumbUp } from '../ui/icons.ts'
import { Kbd } from '../ui/Tag.tsx'
import { USEFUL, USELESS, type Rated, type Rating } from './rating.ts'
import styles from './Ratings.module.css'
import { words } from './rating-words.ts'

const RATINGS = [1, 2, 3, 4, 5]

/** Five stars for the lead, a thumb for the brief. The words beside them have their room from the start: nothing moves. */
export function Ratings({ rating, hints = false }: { rating: Rating; hints?: boolean }) {
  return (
    <div className={styles.ratings}>
      <Stars of="lead" rating={rating} {...(hints ? { hint: ['1', '5'] } : {})} />
      <Thumbs rating={rating} hints={hints} />
    </div>
  )
}

function Stars({ of, rating, hint }: { of: Rated; rating: Rating; hint?: string[] }) {
  const given = rating.given[of] ?? 0
  const onKeyDown = (event: KeyboardEvent) => {
    const stars = Number(event.key)
    if (!RATINGS.includes(stars) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    rating.rate(of, stars)
  }
  return (
    <div className={styles.row} role="group" aria-label={words.rate[of]} onKeyDown={onKeyDown}>
      <span className={styles.label}>{words.rate[of]}</span>
      <span className={styles.stars}>
        {RATINGS.map((stars) => (
          <button
            key={stars}
            type="button"
            className={styles.star}
            data-on={stars <= given || undefined}
            aria-label={words.stars(stars)}
            aria-pressed={stars === given}
            onClick={() => rating.rate(of, stars)}
          >
            {stars <= given ? <IconStarFilled size={15} /> : <IconStar size={15} stroke={1.6} />}
          </button>
        ))}
      </span>
      <span className={styles.given}>{given > 0 ? words.given(given) : hint && <Hint keys={hint} />}</span>
    </div>
  )
}

function Thumbs({ rating, hints }: { rating: Rating; hints: boolean }) {
  const given = rating.given.brief ?? 0
  const thumbs = [
    { stars: USEFUL, label: words.useful, on: given > 2, icon: IconThumbUp },
    { stars: USELESS, label: words.useless, on: given > 0 && given <= 2, icon: IconThumbDown },
  ]
  return (
    <div className={styles.row} role="group" aria-label={words.rate.brief}>
      <span className={styles.label}>{words.rate.brief}</span>
      <span className={styles.thumbs}>
        {thumbs.map(({ stars, label, on, icon: Icon }) => (
          <button
            key={stars}
            type="button"
            className={styles.thumb}
            data-on={on || undefined}
            aria-label={label}
            aria-pressed={on}
            onClick={() => rating.rate('brief', stars)}
          >
            <Icon size={15} stroke={on ? 2.2 : 1.6} />
          </button>
        ))}
      </span>
      <span className={styles.given}>
        {given > 0 ? (given > 2 ? words.useful : words.useless) : hints && <Hint keys={['+', '-']} />}
      </span>
    </div>
  )
}

function Hint({ keys }: { keys: string[] }) {
  return (
    <span className={styles.hint} aria-hidden="true">
      {keys[0]?.split(' ').map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
      –<Kbd>{keys[1]}</Kbd>
    </span>
  )
}
