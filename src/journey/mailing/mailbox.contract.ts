import { z } from 'zod'
import { Moment } from '#platform/http/contract.ts'

/** The mailbox that answers and bounces come to, and how reading it goes. */

export const MAILBOX_PROBLEMS = [
  'address',
  'unreachable',
  'silent',
  'no_tls',
  'not_signed_in',
  'no_folder',
  'cannot_mark',
  'closed',
  'strange',
  'not_kept',
] as const
export type MailboxProblem = (typeof MAILBOX_PROBLEMS)[number]

const Trouble = {
  problem: z.enum(MAILBOX_PROBLEMS).nullable(),
  sentence: z.string().nullable().describe('the problem in plain words, and what to do'),
  detail: z.string().nullable().describe('what the server said'),
}

export const MailboxView = z.object({
  mailbox: z
    .object({
      user: z.string(),
      host: z.string(),
      folder: z.string(),
      secure: z.boolean().describe('nothing is sent before the connection is encrypted'),
      then: z.enum(['nothing', 'seen', 'move']).describe('what is done with mails that were taken'),
      to: z.string().nullable().describe('the folder that they are moved to'),
    })
    .nullable()
    .describe('null: IMAP_URL names none'),
  state: z.enum(['off', 'connecting', 'watching', 'failing']),
  ...Trouble,
  since: Moment.nullable(),
  lookedAt: Moment.nullable(),
  taken: z.number().int().describe('mails that were taken from it'),
})
export type MailboxView = z.infer<typeof MailboxView>

export const MailboxCheckInput = z.strictObject({})

export const MailboxCheck = z.object({
  ok: z.boolean(),
  folder: z.string().nullable(),
  mails: z.number().int().nullable().describe('how many lie in the folder'),
  ...Trouble,
})
export type MailboxCheck = z.infer<typeof MailboxCheck>
