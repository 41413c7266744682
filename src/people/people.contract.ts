import { z } from 'zod'
import { Day, Moment, text } from '#platform/http/contract.ts'
import { LANGUAGES } from '#platform/language.contract.ts'
import { ROLES } from '#people/roles.rules.ts'

const Hours = z
  .array(
    z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is hours such as "09:00-12:30"'),
  )
  .max(12)
  .optional()

/** As the agreement's calendars have them. */
export const WorkingHours = z.strictObject({
  mon: Hours,
  tue: Hours,
  wed: Hours,
  thu: Hours,
  fri: Hours,
  sat: Hours,
  sun: Hours,
})

export const Absence = z
  .strictObject({ from: Day, to: Day, note: text(500).default('') })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'lies before its beginning' })
export type Absence = z.infer<typeof Absence>

const TimeZone = text(100).refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}, 'is no IANA name such as Europe/Berlin')

/** Whether somebody can be handed a lead at this moment and, if not, why and until when. */
export const Presence = z.object({
  state: z.enum(['here', 'outside_hours', 'holiday', 'away', 'full', 'switched_off', 'left']),
  until: z.string().nullable().describe('When they are in again: a moment; null: nobody knows'),
  holiday: z.string().nullable().describe('Its name'),
  load: z.number().int().describe('Leads in work'),
})
export type Presence = z.infer<typeof Presence>

export const PersonView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  function: z.string().nullable().describe('marketing, leadgen or sales; null for sponsor and admin'),
  role: z.enum(ROLES).nullable().describe('null for a desk'),
  available: z.boolean().describe('Takes leads now: switched on, not absent today, has not left'),
  desk: z.boolean(),
  team: z.string().nullable(),
  timeZone: z.string().nullable(),
  workingHours: WorkingHours.nullable(),
  languages: z.array(z.string()).describe('In which they can work'),
  language: z.string().nullable().describe('Of their screens and mails; null: what their browser prefers'),
  capacity: z.number().int().nullable().describe('Leads in work at once; null: no limit'),
  holidays: z.string().nullable().describe('Country or region whose public holidays they have: DE-BY'),
  presence: Presence.optional().describe('Of people who can be handed leads'),
  absences: z.array(z.object({ from: z.string(), to: z.string(), note: z.string() })),
  leftAt: z.string().nullable(),
  signsIn: z.boolean().describe('Has a way to sign in'),
  secondFactor: z.boolean(),
  lastSeenAt: z
    .string()
    .nullable()
    .describe('Last use of a session that has not ended, to ten minutes; only for who may manage'),
})
export type PersonView = z.infer<typeof PersonView>

/** When and in which languages somebody works: what everybody says of themself. */
const work = {
  timeZone: TimeZone.nullable().optional(),
  workingHours: WorkingHours.nullable().optional(),
  languages: z
    .array(text(35).regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is a tag such as de or en-GB'))
    .max(30)
    .optional(),
  absences: z.array(Absence).max(200).optional(),
  holidays: text(20)
    .regex(/^[A-Z]{2}(-[A-Za-z0-9]{1,15})?$/, 'is a country or region such as DE or DE-BY')
    .nullable()
    .optional(),
}
export const OwnChange = z.strictObject({ ...work, language: z.enum(LANGUAGES).nullable().optional() })

const more = {
  ...work,
  team: text(200).nullable().optional(),
  capacity: z.number().int().min(0).max(100_000).nullable().optional(),
}
const Email = z.email().max(254)

export const PersonInput = z
  .strictObject({
    id: text(100)
      .regex(/^[a-z0-9][a-z0-9._-]*$/, 'is made of lower-case letters, digits, dot, dash and underscore')
      .optional(),
    name: text(200).min(1),
    email: Email.optional(),
    function: z.enum(['marketing', 'leadgen', 'sales']).optional(),
    role: z.enum(ROLES).optional().describe('Default: the role of the function'),
    ...more,
  })
  .refine(({ function: team, role }) => team !== undefined || role !== undefined, {
    path: ['role'],
    message: 'is needed, or a function',
  })
export type PersonInput = z.infer<typeof PersonInput>

export const PersonChange = z.strictObject({
  name: text(200).min(1).optional(),
  email: Email.nullable().optional(),
  role: z.enum(ROLES).optional(),
  available: z.boolean().optional(),
  leftAt: Moment.nullable().optional(),
  ...more,
})
export type PersonChange = z.infer<typeof PersonChange>
