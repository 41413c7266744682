import { useState } from 'react'
import { useRating } from '../handoff/rating.ts'
import { words } from '../handoff/rating-words.ts'
import { Ratings } from '../handoff/Ratings.tsx'
import { IconButton } from '../ui/Button.tsx'
import { IconStar } from '../ui/icons.ts'
import { Popover } from '../ui/Popover.tsx'

/** Opens the two questions beside a lead in work; what was answered before is fetched only then. */
export function RateLead({ id, name }: { id: string; name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label={words.open(name)}
      width={344}
      open={open}
      onChange={setOpen}
      target={
        <IconButton label={words.open(name)} tip={false} onClick={() => setOpen(!open)}>
          <IconStar size={15} stroke={1.6} />
        </IconButton>
      }
    >
      <Asked id={id} />
    </Popover>
  )
}

function Asked({ id }: { id: string }) {
  return <Ratings rating={useRating(id)} />
}
