import { z } from 'zod'
import { text } from '#platform/http/contract.ts'
import { SCOPES } from '#people/permissions.rules.ts'
import { ROLES } from '#people/roles.rules.ts'

const Password = text(200).min(1)
const Email = text(254).min(3)
const Token = text(100).min(1)
/** What a browser makes of a passkey; the sign-in library reads it. */
const Credential = z.looseObject({ id: text(2_000) })

export const SessionView = z.object({
  mode: z
    .enum(['open', 'unclaimed', 'claimed'])
    .describe(
      'open: whoever is on this machine · unclaimed: only claiming is possible · claimed: people sign in',
    ),
  via: z.enum(['session', 'key', 'local', 'nobody']),
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      role: z.enum(ROLES).nullable(),
      secondFactor: z.boolean(),
      timeZone: z.string().nullable().describe('Of moments on their screens; null: their browser’s'),
      language: z.string().nullable().describe('Chosen by them; null: what their browser prefers'),
    })
    .nullable(),
  permissions: z.array(z.string()),
  methods: z.object({ password: z.boolean(), passkey: z.boolean(), oidc: z.boolean() }),
})
export type SessionView = z.infer<typeof SessionView>

export const SignInInput = z.strictObject({
  email: Email,
  password: Password,
  remember: z.boolean().default(true).describe('false: until the browser is closed'),
})
export const SignInAnswer = z.object({
  signedIn: z.boolean(),
  secondFactor: z.boolean().describe('true: POST /api/sign-in/code comes next'),
})
export const CodeInput = z.union([
  z.strictObject({ code: text(10).regex(/^\d{6}$/, 'has six digits') }),
  z.strictObject({ backupCode: text(40).min(1) }),
])
export const PasskeyInput = z.strictObject({ response: Credential })
export const PasskeyOptions = z.looseObject({ challenge: z.string() }).describe('For navigator.credentials')
export const Redirect = z.object({ url: z.string() })

export const TokenInput = z.strictObject({ token: Token })
export const InvitationLook = z.object({
  kind: z.enum(['claim', 'invite']),
  person: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  expiresAt: z.string(),
  reset: z.boolean().describe('They can sign in already: this sets a new password'),
})
export const AcceptInvitation = z.strictObject({ token: Token, password: Password })
export const ClaimInput = z.strictObject({
  token: Token,
  name: text(200).min(1),
  email: z.email().max(254),
  password: Password,
})

export const InviteInput = z.strictObject({
  resetSecondFactor: z
    .boolean()
    .default(false)
    .describe('They lost their device: accepting takes the second factor away'),
})
export const InviteAnswer = z.object({
  id: z.string(),
  url: z.string().describe('Shown once'),
  expiresAt: z.string(),
  mailed: z.boolean(),
})
export const InvitationView = z.object({
  id: z.string(),
  personId: z.string().nullable(),
  by: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['open', 'used', 'revoked', 'expired']),
})

export const OwnSession = z.object({
  id: z.string(),
  current: z.boolean(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  createdAt: z.string(),
  usedAt: z.string(),
  expiresAt: z.string(),
})
export const PasswordInput = z.strictObject({ current: Password, next: Password })
export const PasswordAgain = z.strictObject({ password: Password })
export const SecondFactorAnswer = z.object({
  uri: z.string().describe('otpauth://, for the QR code'),
  backupCodes: z.array(z.string()).describe('Shown once'),
})
export const BackupCodes = z.object({ backupCodes: z.array(z.string()) })
export const CodeOnly = z.strictObject({ code: text(10).regex(/^\d{6}$/, 'has six digits') })
export const Done = z.object({ done: z.literal(true) })
export const NewPasskey = z.strictObject({ response: Credential, name: text(100).min(1).optional() })
export const PasskeyView = z.object({
  id: z.string(),
  name: z.string().nullable(),
  createdAt: z.string().nullable(),
  backedUp: z.boolean(),
})

export const KeyInput = z.strictObject({
  name: text(200).min(1),
  scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
  expiresAt: z.iso.datetime({ offset: true }).optional().describe('Default: in a year; at most two'),
})
export const KeyView = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.string()),
  by: z.string(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  state: z.enum(['valid', 'expired', 'revoked']),
})
export const NewKey = KeyView.extend({ key: z.string().describe('Shown once: Authorization: Bearer KEY') })
