import { Link } from '@tanstack/react-router'
import trail from '../lead/LeadScreen.module.css'
import { IconChevronRight } from '../ui/icons.ts'
import { words } from './builder-words.ts'

export function Trail({ name }: { name: string }) {
  return (
    <span className={trail.trail}>
      <Link to="/forms" className={trail.up}>
        {words.up}
      </Link>
      <IconChevronRight size={14} />
      <span>{name}</span>
    </span>
  )
}
