import { z } from 'zod'

/** The smallest parts of an agreement file, with the words in which a wrong one is refused. */

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'must be small letters, digits and _, beginning with a letter')
  .describe('Small letters, digits and _, beginning with a letter')
export const fieldId = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,62}$/, 'must be letters, digits and _, beginning with a small letter')
export const line = z.string().min(1, 'must not be empty').max(300, 'must not be longer than 300 characters')
export const prose = z.string().max(20_000, 'must not be longer than 20000 characters')
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-01-31')
export const points = z
  .int('must be a whole number')
  .min(-1000, 'must be at least -1000')
  .max(1000, 'must be at most 1000')
export const duration = z
  .string()
  .regex(
    /^\d{1,5}(\.\d{1,3})? (business )?(minutes?|hours?|days?|weeks?|months?|years?)$/,
    'must be a duration such as "4 business hours", "2 business days", "14 days" or "24 months"',
  )
  .describe('"4 business hours", "2 business days", "36 hours", "14 days", "24 months"')
export const expression = z
  .string()
  .min(1, 'must not be empty')
  .describe("A CEL expression: lead.seniority in ['c_level', 'vp']")

export const percent = z
  .number()
  .min(0, 'must be at least 0')
  .max(100, 'must be at most 100')
  .describe('A share in percent, 0 to 100')
