import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { day } from '../../ui/format.ts'
import { IconPlayerPause, IconPlayerPlay } from '../../ui/icons.ts'
import styles from './River.module.css'
import { words } from './words.ts'

/** A picture of the film stands so long, ms. */
const STANDS = 140

/** Where in time the river is: a slider, and a button that moves it, except for people who do not want things to move. */
export function Time({
  moments,
  at,
  onChange,
}: {
  moments: string[]
  at: number
  onChange: (at: number) => void
}) {
  const [plays, setPlays] = useState(false)
  const last = moments.length - 1
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  useEffect(() => {
    if (!plays) return
    const timer = setTimeout(() => (at >= last ? setPlays(false) : onChange(at + 1)), STANDS)
    return () => clearTimeout(timer)
  }, [plays, at, last, onChange])
  return (
    <div className={styles.time}>
      {!still && (
        <Button
          icon={plays ? <IconPlayerPause size={15} /> : <IconPlayerPlay size={15} />}
          onClick={() => {
            if (!plays && at >= last) onChange(0)
            setPlays(!plays)
          }}
        >
          {plays ? words.pause : words.play}
        </Button>
      )}
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label={words.moment}
        aria-valuetext={day(moments[at]!.slice(0, 10))}
        onChange={(event) => {
          setPlays(false)
          onChange(Number(event.currentTarget.value))
        }}
      />
      <output className={styles.when}>{day(moments[at]!.slice(0, 10))}</output>
    </div>
  )
}
