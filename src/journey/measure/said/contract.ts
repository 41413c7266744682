import { z } from 'zod'
import { CAVEATS, FIGURES } from '#journey/measure/said/caveats.rules.ts'
import { GrainFilters } from '#journey/measure/grain/filter.contract.ts'

export const CaveatsQuery = z.object({
  figure: z.enum(FIGURES).describe('as the report is called'),
  ...GrainFilters.shape,
})
export type CaveatsQuery = z.infer<typeof CaveatsQuery>

export const CaveatView = z.object({
  what: z.enum(CAVEATS),
  n: z.number().int().nullable(),
  day: z.string().nullable(),
  amounts: z.array(z.object({ amount: z.string(), currency: z.string() })),
  sentence: z.string(),
})
export type CaveatView = z.infer<typeof CaveatView>
