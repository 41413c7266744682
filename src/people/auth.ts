import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { passkey } from '@better-auth/passkey'
import { APIError } from 'better-auth/api'
import { authAdapter } from '#people/auth.adapter.ts'
import { hashPassword, verifyPassword } from '#people/scrypt.ts'
import { LONGEST, SHORTEST } from '#people/password.contract.ts'
import type { Config } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import type { Queryable } from '#platform/database.ts'

/** A session ends after so long without use, seconds. access.ts ends it for good after a week. */
const IDLE = 12 * 3600
/** Where the request came from, as server.ts knows it; set by us on every call. */
export const ADDRESS = 'x-baton-address'

/** The sign-in library, told of our tables. It has no router here: our own routes call its endpoints. */
export function createAuth(db: Queryable, config: Config, secret: string, log: Log) {
  const { hostname, origin, protocol } = new URL(config.publicUrl)
  const https = protocol === 'https:'
  // an address is no domain that a passkey could belong to; on this machine it is localhost
  const ip = /^[\d.]+$|^\[/.test(hostname)
  return betterAuth({
    appName: 'Baton',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    // routes have a slowdown of their own (slowdown.rules.ts), in the database and not in this process
    rateLimit: { enabled: false },
    logger: {
      log: (level, message) =>
        (level === 'error' ? log.warn : log.debug)('sign-in', { message: String(message) }),
    },
    database: authAdapter(db),
    advanced: {
      // __Host-: of this host alone, over HTTPS alone, for all its paths
      cookiePrefix: https ? '__Host-baton' : 'baton',
      useSecureCookies: false,
      defaultCookieAttributes: { secure: https, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS] },
    },
    user: {
      modelName: 'people',
      fields: {
        email: 'sign_in',
        emailVerified: 'sign_in_verified',
        image: 'picture',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person_id',
        ipAddress: 'address',
        userAgent: 'agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
        expiresAt: 'expires_at',
      },
      expiresIn: IDLE,
      updateAge: 600,
      // a passkey is registered by somebody who has just signed in
      freshAge: 900,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'sign_in_methods',
      fields: {
        userId: 'person_id',
        providerId: 'provider',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, requireLocalEmailVerified: true },
    },
    verification: {
      modelName: 'sign_in_challenges',
      fields: { createdAt: 'created_at', updatedAt: 'updated_at', expiresAt: 'expires_at' },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST,
      maxPasswordLength: LONGEST,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    onAPIError: { errorURL: '/sign-in' },
    plugins: [
      twoFactor({
        issuer: 'Baton',
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            modelName: 'second_factors',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failures',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpName: 'Baton',
        rpID: ip ? 'localhost' : hostname,
        origin: [origin, `http://localhost:${config.port}`],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // a passkey stands for both factors, which it does only when the device has asked who is there
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified)
              throw new APIError('UNAUTHORIZED', { message: 'The device did not verify who is there' })
          },
        },
        schema: {
          passkey: {
            modelName: 'passkeys',
            fields: {
              userId: 'person_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      ...(config.oidc === null
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${config.oidc.issuer}/.well-known/openid-configuration`,
                  clientId: config.oidc.clientId,
                  clientSecret: config.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableSignUp: true,
                  requireIdTokenVerification: true,
                },
              ],
            }),
          ]),
    ],
  })
}

export type Auth = ReturnType<typeof createAuth>
