import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

/** How a deal's amount is divided among the touches before it: a document, so that results can name what divided them. */

const Weight = z.number().min(0).max(1_000_000)

export const KINDS = [
  'first',
  'last',
  'linear',
  'u',
  'w',
  'full',
  'decay',
  'custom',
  'markov',
  'shapley',
] as const
export type ModelKind = (typeof KINDS)[number]

const plain = (kind: 'first' | 'last' | 'linear') => z.strictObject({ kind: z.literal(kind) })

export const ModelDocument = z.discriminatedUnion('kind', [
  plain('first'),
  plain('last'),
  plain('linear'),
  z.strictObject({
    kind: z.literal('u'),
    first: Weight,
    last: Weight,
    rest: Weight.describe('shared by the touches between'),
  }),
  z.strictObject({
    kind: z.literal('w'),
    first: Weight,
    lead: Weight.describe('the touch by which the first person of the company became a lead'),
    opened: Weight.describe('the last touch before the deal was opened'),
    rest: Weight,
  }),
  z.strictObject({
    kind: z.literal('full'),
    first: Weight,
    lead: Weight,
    opened: Weight,
    closed: Weight.describe('the last touch before the deal was closed'),
    rest: Weight,
  }),
  z.strictObject({ kind: z.literal('decay'), halfLifeDays: z.number().positive().max(3650) }),
  z.strictObject({
    kind: z.literal('custom'),
    first: Weight.describe('weight of the first touch; multiplied with that of its kind'),
    middle: Weight.describe('of each touch between'),
    last: Weight,
    kinds: z.record(z.string().min(1).max(100), Weight).describe('by kind of touch; 1 where it is not named'),
  }),
  z.strictObject({
    kind: z.literal('markov'),
    maturityDays: z
      .number()
      .int()
      .min(1)
      .max(3650)
      .describe('a pass without a win counts as lost after so long'),
  }),
  z.strictObject({
    kind: z.literal('shapley'),
    maturityDays: z.number().int().min(1).max(3650),
    exactUpTo: z.number().int().min(1).max(14).describe('so many values are computed over all subsets'),
    samples: z.number().int().min(100).max(20_000).describe('orders that are drawn where there are more'),
  }),
])
export type ModelDocument = z.infer<typeof ModelDocument>
export type ModelOf<Kind extends ModelKind> = Extract<ModelDocument, { kind: Kind }>

/** The id under which a model that nobody has saved stands among the others. */
export const PREVIEW = 'preview'

export const ModelId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be small letters, digits and _, at most 40, beginning with a letter')
  .refine((id) => id !== PREVIEW, 'is the name of a model that is tried')

export const ModelInput = z.strictObject({
  name: z.string().trim().min(1).max(80),
  document: ModelDocument,
  /** the version that was seen; 0 = there is none yet */
  version: z.number().int().min(0),
})
export type ModelInput = z.infer<typeof ModelInput>

export const ModelPreview = ModelInput.omit({ version: true })
export type ModelPreview = z.infer<typeof ModelPreview>

export const ModelView = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  document: ModelDocument,
  builtIn: z.boolean(),
  at: Moment.nullable().describe('null: as it was delivered'),
  by: z.string().nullable().describe('name of the person'),
})
export type ModelView = z.infer<typeof ModelView>
