import { z } from 'zod'
import { Day, Moment, text } from '#platform/http/contract.ts'
import { IncomingSettings } from '#journey/mailing/inbound.contract.ts'

/** Who mails of programmes come from, how many may leave, and how that goes. */

/** An address that can be a sender: ASCII, one at sign, a domain with a dot, nothing that could end a header. */
export const SenderAddress = z
  .string()
  .trim()
  .max(254)
  .regex(/^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}$/, 'is no address')

const oneLine = (max: number) =>
  text(max)
    .trim()
    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), 'must be one line')

export const WarmUp = z
  .strictObject({
    since: Day.describe('the first day, UTC'),
    first: z.number().int().min(1).max(1_000_000).describe('mails on the first day'),
    growth: z.number().min(0).max(300).describe('percent more on each day than on the one before'),
    until: z.number().int().min(1).max(10_000_000).describe('mails a day at which it is over'),
  })
  .describe('A new domain sends little at first, so that mailbox providers come to know it')
export type WarmUp = z.infer<typeof WarmUp>

export const PauseLimits = z.strictObject({
  complaints: z.number().min(0).max(100).describe('percent of the last mails reported as spam'),
  bounces: z.number().min(0).max(100).describe('percent of the last mails that came back for good'),
  over: z.number().int().min(100).max(100_000).describe('how many of the last mails are looked at'),
  least: z.number().int().min(1).max(100_000).describe('with fewer mails nothing is judged'),
})
export type PauseLimits = z.infer<typeof PauseLimits>

export const MailSettings = z.strictObject({
  name: oneLine(100).describe('the sender’s name, as readers see it'),
  address: SenderAddress.nullable().describe('null: a made-up one on the server’s own name'),
  replyTo: SenderAddress.nullable(),
  returnPath: SenderAddress.nullable().describe('where mails come back to; null: to the sender’s address'),
  organisation: oneLine(200).describe('whose mails these are, as their foot says'),
  postal: text(500).trim().describe('the postal address in the foot of every mail'),
  signing: z
    .boolean()
    .describe('mails are signed with the key (DKIM); without one on this machine they wait'),
  trackClicks: z.boolean(),
  trackOpens: z.boolean().describe('mails carry a picture that tells when it is loaded'),
  perSecond: z.number().min(0.01).max(10_000).nullable().describe('at most so many a second; null: no limit'),
  perDay: z.number().int().min(1).max(100_000_000).nullable(),
  warmUp: WarmUp.nullable(),
  pause: PauseLimits,
  incoming: IncomingSettings,
})
export type MailSettings = z.infer<typeof MailSettings>

export const MailSettingsChange = MailSettings.partial()
  .extend({ revision: z.number().int().min(0).describe('the one that was read') })
  .strict()
export type MailSettingsChange = z.infer<typeof MailSettingsChange>

export const DnsRecord = z.object({ type: z.literal('TXT'), name: z.string(), value: z.string() })

export const MailKey = z.object({
  domain: z.string(),
  selector: z.string(),
  madeAt: Moment,
  here: z.boolean().describe('its private part is on this machine'),
  record: DnsRecord.describe('what has to be entered in the domain’s DNS'),
})
export type MailKey = z.infer<typeof MailKey>

export const Health = z.object({
  mails: z.number().int().describe('mails looked at'),
  hard: z.number().int(),
  complaints: z.number().int(),
  bounceRate: z.number().nullable().describe('percent; null: too few mails to judge'),
  complaintRate: z.number().nullable(),
})
export type Health = z.infer<typeof Health>

export const Paused = z.object({
  since: Moment,
  by: z.string().describe('a person’s id; `baton`: a limit was passed'),
  why: z.enum(['by_hand', 'complaints', 'bounces']),
  sentence: z.string(),
})
export type Paused = z.infer<typeof Paused>

/** Messages by where they are; the latter five are those of the last 30 days. */
export const MessageCounts = z.object({
  due: z.number().int(),
  flying: z.number().int().describe('with a sender now'),
  sent: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
  unclear: z.number().int(),
})

export const MailView = z.object({
  settings: MailSettings,
  revision: z.number().int().describe('0: nobody has set anything yet'),
  /** where mails are handed to */
  server: z.string().nullable().describe('host of the mail server; null: none is set up, nothing leaves'),
  sender: z.string().describe('the address in From, as it is in force'),
  key: MailKey.nullable(),
  paused: Paused.nullable(),
  holding: z
    .enum(['no_server', 'key_missing', 'paused', 'day_limit'])
    .nullable()
    .describe('why nothing leaves now; null: it does'),
  today: z.object({ sent: z.number().int(), limit: z.number().int().nullable() }),
  health: Health,
  messages: MessageCounts,
})
export type MailView = z.infer<typeof MailView>

export const PauseInput = z.strictObject({})

export const DNS_VERDICTS = ['ok', 'missing', 'wrong', 'unknown'] as const

/** One record of the domain: what is there, what should be, and what to do, in plain words. */
export const DnsFinding = z.object({
  what: z.enum(['spf', 'dkim', 'dmarc', 'mx']),
  verdict: z.enum(DNS_VERDICTS),
  name: z.string().describe('where it was looked for'),
  found: z.array(z.string()),
  wanted: z.string().nullable().describe('what could be entered there'),
  sentence: z.string(),
})
export type DnsFinding = z.infer<typeof DnsFinding>

export const DnsCheck = z.object({ domain: z.string(), checkedAt: Moment, findings: z.array(DnsFinding) })
export type DnsCheck = z.infer<typeof DnsCheck>
