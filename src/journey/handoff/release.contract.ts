import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

export const ReleaseInput = z.strictObject({ because: z.enum(['left', 'released']).default('released') })

export const Released = z.object({
  released: z.number().int().describe('leads that somebody else gets now'),
  left: z.number().int().describe('leads to go: the server goes on by itself; 0 when it is over'),
  askedAt: Moment.nullable().describe('null: nobody ever asked for it'),
  endedAt: Moment.nullable().describe('null: it goes on'),
})
export type Released = z.infer<typeof Released>
