import { z } from 'zod'
import { AgreementView } from '#journey/lifecycle/contract.ts'
import { Moment, text } from '#platform/http/contract.ts'
import { Proof } from '#people/confirm.contract.ts'

/** YAML may hold a million bytes; the limit of a request's body comes first. */
const Yaml = text(1_000_000).describe('agreement.yaml, byte for byte')
const Hash = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'is a SHA-256 in hexadecimal')
  .describe('SHA-256 of the text')
const Party = z.enum(['sales', 'marketing', 'leadgen'])
const By = z.object({ id: z.string(), name: z.string() })
const Method = z.enum(['password', 'passkey', 'local'])

const Problem = z.object({
  line: z.number().int(),
  column: z.number().int(),
  path: z.string().describe('into the document: stages.mql.exits.0.when.1.if'),
  message: z.string(),
})

/** One version, from its proposal on. */
export const AgreementLife = z.object({
  version: z.number().int(),
  name: z.string(),
  status: z.enum(['proposed', 'declined', 'withdrawn', 'signed', 'in_force', 'superseded']),
  /** the starting point: in force without a signature until a signed one follows */
  unsigned: z.boolean(),
  hash: Hash,
  /** the day that the text names */
  effectiveFrom: Moment,
  inForceFrom: Moment.nullable(),
  inForceUntil: Moment.nullable(),
  successor: z.number().int().nullable(),
  proposed: z.object({ by: By, at: Moment, basedOn: z.number().int().nullable() }).nullable(),
  signatures: z.array(z.object({ function: Party, by: By, at: Moment, method: Method })),
  /** functions that have yet to sign, while it is open */
  missing: z.array(Party),
  declines: z.array(z.object({ function: Party, by: By, at: Moment, reason: z.string() })),
  /** put in force by the executive sponsor without all signatures */
  decision: z.object({ by: By, at: Moment, reason: z.string(), method: Method }).nullable(),
  withdrawn: z.object({ by: By, at: Moment, reason: z.string().nullable() }).nullable(),
  /** from when the sponsor may decide, while it is open */
  decidableFrom: Moment.nullable(),
})
export type AgreementLife = z.infer<typeof AgreementLife>

export const AgreementShown = AgreementLife.extend({
  text: Yaml,
  document: z.unknown().describe('the text, read'),
  view: AgreementView.nullable(),
  /** everything that happened to it, in sentences, oldest first */
  history: z.array(
    z.object({ seq: z.number().int(), at: Moment, by: By, kind: z.string(), sentence: z.string() }),
  ),
})
export type AgreementShown = z.infer<typeof AgreementShown>

export const AgreementInWords = z.object({
  document: z.unknown().describe('the text, read, with all that it leaves out'),
  contract: z.unknown().describe('sections, clauses and sentences, each with its place in the document'),
  conditions: z
    .record(z.string(), z.string())
    .describe('conditions of scoring rules in words, by their place'),
})

export const DraftSummary = z.object({
  id: z.uuid(),
  title: z.string(),
  hash: Hash,
  basedOn: z.number().int().nullable(),
  created: z.object({ by: By, at: Moment }),
  changed: z.object({ by: By, at: Moment }),
})
export const DraftView = DraftSummary.extend({ text: Yaml })
export type DraftView = z.infer<typeof DraftView>

export const DraftInput = z.strictObject({
  title: text(200).min(1),
  basedOn: z.number().int().min(1).optional().describe('version; default: the one in force'),
  text: Yaml.optional().describe(
    'default: the version that it is based on, with the next number and a later date',
  ),
})
export const DraftChange = z.strictObject({
  from: Hash.describe('of the text that was edited'),
  title: text(200).min(1).optional(),
  text: Yaml.optional(),
})
export const CheckInput = z.strictObject({ text: Yaml })
export const CheckView = z.object({
  ok: z.boolean(),
  problems: z.array(Problem),
  warnings: z.array(Problem),
  says: z.object({ version: z.number().int(), name: z.string(), effectiveFrom: Moment }).nullable(),
  nextVersion: z.number().int(),
})
export type CheckView = z.infer<typeof CheckView>

export const ProposeInput = z.strictObject({ from: Hash.describe('of the draft’s text that was seen') })
export const SignInput = z.strictObject({
  hash: Hash.describe('of the text that was read'),
  function: Party.optional(),
  proof: Proof.optional(),
})
export const DeclineInput = z.strictObject({ reason: text(5_000), function: Party.optional() })
export const WithdrawInput = z.strictObject({ reason: text(5_000).optional() })
export const DecideInput = z.strictObject({
  reason: text(5_000),
  hash: Hash.optional(),
  proof: Proof.optional(),
})
