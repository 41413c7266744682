import { z } from 'zod'

const Choice = z.object({ id: z.string(), name: z.string() })
export type Choice = z.infer<typeof Choice>

/** What figures can be narrowed to. */
export const Choices = z.object({
  source: z.array(Choice),
  campaign: z.array(Choice),
  channel: z.array(Choice),
  market: z.array(Choice).describe('of the agreement in force'),
  segment: z.array(Choice),
  offer: z.array(Choice),
  origin: z.array(Choice).describe('functions that bring leads'),
  owner: z.array(Choice),
  version: z.array(Choice).describe('versions of the agreement, newest first'),
  stages: z.array(Choice).describe('the path of the agreement in force'),
})
export type Choices = z.infer<typeof Choices>
