import { z } from 'zod'

/** One kind of signal: how many are taken for people's, and how many for software's. */
const Split = z.object({ people: z.number().int(), machines: z.number().int() })

export const SignalsView = z.object({
  /** counted from then on, ISO */
  since: z.string(),
  kinds: z.array(Split.extend({ kind: z.string() })),
  /** why: ids, and the same in words */
  reasons: z.array(Split.extend({ reason: z.string(), words: z.string(), factor: z.number() })),
  /** the programs that sent most of them */
  agents: z.array(Split.extend({ agent: z.string() })),
  /** times at which some were judged anew, latest first */
  rejudged: z.array(
    z.object({
      at: z.string(),
      by: z.string(),
      because: z.string(),
      signals: z.number().int(),
      leads: z.number().int(),
    }),
  ),
  /** what the web sent and cannot be taken further */
  stuck: z.number().int(),
})
export type SignalsView = z.infer<typeof SignalsView>

/** Which signals: of one program, of one domain's people, of one template's mails; `rules`: whatever the present rules judge otherwise. */
export const ReclassifyInput = z
  .strictObject({
    of: z.enum(['agent', 'domain', 'template', 'rules']),
    value: z.string().trim().max(200).optional(),
    to: z.enum(['person', 'machine']).optional(),
    because: z.string().trim().min(3).max(300),
    dryRun: z.boolean().default(false),
  })
  .refine(
    ({ of, value, to }) => of === 'rules' || (value !== undefined && value !== '' && to !== undefined),
    {
      path: ['value'],
      message: 'is needed, with to',
    },
  )
export type ReclassifyInput = z.infer<typeof ReclassifyInput>

export const Reclassified = z.object({
  dryRun: z.boolean(),
  signals: z.number().int(),
  leads: z.number().int(),
  /** leads that go to another stage */
  moved: z.array(z.object({ id: z.string(), name: z.string().nullable(), from: z.string(), to: z.string() })),
  /** there are more: ask again */
  more: z.boolean(),
})
export type Reclassified = z.infer<typeof Reclassified>
