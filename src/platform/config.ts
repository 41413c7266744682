/** The one file that reads the environment. Everything else is handed a `Config`. */
import { z } from 'zod'
import { defaultDataFolder } from './data-folder.ts'
import { logLevels } from './log.ts'

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((protocol) => protocol + '//').join(' or ')}`,
  })

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
    .default(4380),
  HOST: z.string().min(1).default('127.0.0.1'),
  BATON_DATA: z.string().min(1).optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  BATON_URL: url('http:', 'https:').optional(),
  // catcher: keeps mails here instead of handing them to a server
  SMTP_URL: url('smtp:', 'smtps:').or(z.literal('catcher:')).optional(),
  IMAP_URL: url('imap:', 'imaps:').optional(),
  OIDC_ISSUER: url('https:', 'http:').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` }).default('info'),
})

/** What is in force after boot. Port 0 asks the system for a free one; absent URLs are null. */
export interface Config {
  readonly port: number
  readonly host: string
  /** absolute path of the folder that holds everything Baton keeps on this machine */
  readonly dataFolder: string
  /** null: the embedded PostgreSQL in `dataFolder` is used */
  readonly databaseUrl: string | null
  /** the address that links in mails carry, without a slash at its end */
  readonly publicUrl: string
  readonly smtpUrl: string | null
  /** true: the server catches mails on this machine, and nothing leaves it; `smtpUrl` is null until it runs */
  readonly catchMail?: boolean
  readonly imapUrl: string | null
  /** the identity provider of single sign-on; null: there is none */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null
  readonly logLevel: (typeof logLevels)[number]
}

/** A variable that cannot be used; the message names it and never repeats its value, which may be a secret. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Validates the environment, once, at boot. Empty variables count as absent.
 * @throws {ConfigError} one line per variable that cannot be used
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    )
  }
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = parsed.data
  const oidc = [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET]
  if (oidc.some((value) => value !== undefined) && oidc.some((value) => value === undefined)) {
    throw new ConfigError('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are needed together')
  }
  const { PORT, HOST, BATON_DATA, DATABASE_URL, BATON_URL, SMTP_URL, IMAP_URL, LOG_LEVEL } = parsed.data
  return {
    port: PORT,
    host: HOST,
    dataFolder: defaultDataFolder(BATON_DATA, given),
    databaseUrl: DATABASE_URL ?? null,
    publicUrl: (BATON_URL ?? `http://${nameOf(HOST)}:${PORT}`).replace(/\/+$/, ''),
    smtpUrl: SMTP_URL === 'catcher:' ? null : (SMTP_URL ?? null),
    ...(SMTP_URL === 'catcher:' ? { catchMail: true } : {}),
    imapUrl: IMAP_URL ?? null,
    oidc:
      OIDC_ISSUER === undefined
        ? null
        : {
            issuer: OIDC_ISSUER.replace(/\/+$/, ''),
            clientId: OIDC_CLIENT_ID!,
            clientSecret: OIDC_CLIENT_SECRET!,
          },
    logLevel: LOG_LEVEL,
  }
}

/** Every address of the machine is none that a link could name. */
function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** The same configuration for printing: passwords in URLs, in the query string too, become `***`. */
export function maskedConfig(config: Config): Config {
  const mask = (text: string | null) => (text === null ? null : maskUrl(text))
  return {
    ...config,
    databaseUrl: mask(config.databaseUrl),
    publicUrl: maskUrl(config.publicUrl),
    smtpUrl: mask(config.smtpUrl),
    imapUrl: mask(config.imapUrl),
    oidc: config.oidc && { ...config.oidc, clientSecret: '***' },
  }
}

function maskUrl(text: string): string {
  const parsed = new URL(text)
  if (parsed.password !== '') parsed.password = '***'
  for (const key of [...parsed.searchParams.keys()]) {
    if (/pass|secret|token|key/i.test(key)) parsed.searchParams.set(key, '***')
  }
  return parsed.href.replace(/\/$/, text.endsWith('/') ? '/' : '')
}

/** The environment in which another process of ours finds the same configuration, whatever this one was handed. */
export function environmentOf(config: Config): Record<string, string | undefined> {
  const { dataFolder, databaseUrl, publicUrl, smtpUrl, imapUrl, logLevel } = config
  return {
    ...process.env,
    BATON_DATA: dataFolder,
    DATABASE_URL: databaseUrl ?? '',
    BATON_URL: publicUrl,
    SMTP_URL: smtpUrl ?? (config.catchMail ? 'catcher:' : ''),
    IMAP_URL: imapUrl ?? '',
    LOG_LEVEL: logLevel,
  }
}
