import { z } from 'zod'
import type { Scorecard } from './scorecard.rules.ts'

const number = z.number()
const test = z.discriminatedUnion('is', [
  z.object({ is: z.literal('range'), from: number.nullable(), below: number.nullable() }),
  z.object({ is: z.literal('values'), values: z.array(z.string()) }),
  z.object({ is: z.literal('filled') }),
  z.object({ is: z.literal('blank') }),
  z.object({ is: z.literal('others') }),
])
const bin = z.object({ test, points: number.int(), woe: number, rows: number, yes: number })
const rule = z.object({
  column: z.string(),
  shape: z.enum(['number', 'values', 'presence']),
  style: z.enum(['point', 'comma']).nullable(),
  monotone: z.enum(['up', 'down']).nullable(),
  weight: number,
  information: number,
  bins: z.array(bin),
})

const cardSchema = z.object({
  format: z.literal('baton.scorecard.1'),
  outcome: z.object({ column: z.string(), yes: z.array(z.string()) }),
  scale: z.object({ base: number.int(), evenOdds: number, doubling: number }),
  rules: z.array(rule),
  calibration: z.discriminatedUnion('method', [
    z.object({ method: z.literal('platt'), slope: number, intercept: number }),
    z.object({
      method: z.literal('isotonic'),
      points: z.array(number).nonempty(),
      probabilities: z.array(number).nonempty(),
    }),
  ]),
  learnedFrom: z.object({ rows: number, yes: number, ridge: number }),
})

/** Reads a card that was written as JSON. @returns null where it is none, or one of another version */
export function parseCard(text: string): Scorecard | null {
  try {
    const read = cardSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
