import { z } from 'zod'
import { duration, expression, id, line } from './schema.atoms.ts'

/** What says that somebody wants to buy or to learn, and what the levels of people mean: the words of the brief. */

const sign = z.strictObject({
  id,
  label: line.describe('What it says about the person: Asked for a demo'),
  when: expression.describe('About one touch, or about what is known of the lead'),
})
const signs = z
  .array(sign)
  .min(1, 'must hold at least one sign')
  .max(50, 'must not hold more than 50')
  .describe('The strongest first')

export const intent = z.strictObject({
  within: duration.default('180 days').describe('Older touches are no sign any more'),
  buy: signs,
  learn: signs,
})

export const levels = z
  .record(id, line)
  .refine((record) => Object.keys(record).length <= 50, 'must not hold more than 50')
  .describe('Value of lead.seniority: what it means for the talk and the deal')
