import { z } from 'zod'

/** Shapes that every room's contract shares. Moments travel as ISO 8601 text in UTC. */

/** PostgreSQL reads no year 0000, which ISO 8601 has: one such day in a row would spoil every question about its table. */
const YEAR_ONE = Date.parse('0001-01-01')

export const Moment = z.iso
  .datetime({ offset: true })
  .refine((moment) => Date.parse(moment) >= YEAR_ONE, 'lies before the year 1')
  .describe('ISO 8601 date and time with zone')

/** A day of the calendar. */
export const Day = z.iso.date().refine((day) => Date.parse(day) >= YEAR_ONE, 'lies before the year 1')

/** RFC 9457 problem details, with the fields at fault. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string().describe('closed list, see docs/problems.md'),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof Problem>

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
})

/** A text that PostgreSQL and UTF-8 can hold: no NUL, no half surrogate pairs. */
export function text(max: number) {
  return z
    .string()
    .max(max)
    .refine(
      (value) => !value.includes('\u0000') && value.isWellFormed(),
      'holds a NUL or half a surrogate pair',
    )
}

export interface Page<Item> {
  items: Item[]
  next: string | null
}
