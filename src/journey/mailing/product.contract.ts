import { z } from 'zod'
import { DnsFinding, MailSettings, SenderAddress } from '#journey/mailing/sending.contract.ts'
import { Moment } from '#platform/http/contract.ts'

/** Who the product's own mails come from: offers, invitations, notices, digests. */

export const SENDER_ORIGINS = ['own', 'programmes', 'login', 'made_up'] as const
export type SenderOrigin = (typeof SENDER_ORIGINS)[number]

export const SENDER_FAULTS = ['no_server', 'host_is_ip', 'host_is_local'] as const
export type SenderFault = (typeof SENDER_FAULTS)[number]

const ProductName = MailSettings.shape.name.refine((name) => name !== '', 'is needed')

export const ProductMailChange = z.strictObject({
  name: ProductName.optional(),
  address: SenderAddress.nullable().optional().describe('null: one is found'),
  revision: z.number().int().min(0).describe('the one that was read'),
})
export type ProductMailChange = z.infer<typeof ProductMailChange>

export const ProductMailView = z.object({
  name: z.string(),
  address: z.string().nullable().describe('as it was set; null: one is found'),
  revision: z.number().int().describe('0: nobody has set anything yet'),
  sender: z.string().describe('the address in From, as it is in force'),
  origin: z
    .enum(SENDER_ORIGINS)
    .describe(
      'own: set here; programmes: the sender of programmes; login: the user at the mail server; made_up',
    ),
  faults: z.array(
    z.object({
      id: z.enum(SENDER_FAULTS),
      sentence: z.string().describe('what is wrong'),
      mend: z.string().describe('what to do'),
    }),
  ),
})
export type ProductMailView = z.infer<typeof ProductMailView>

export const ProductDns = z.object({
  domain: z.string(),
  checkedAt: Moment,
  findings: z.array(DnsFinding).describe('none of an address that has no domain'),
})
export type ProductDns = z.infer<typeof ProductDns>
