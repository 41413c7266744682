import type { PasskeyOptions } from '#people/contract.ts'
import type { z } from 'zod'
import { post } from '../data/request.ts'

type Options = z.infer<typeof PasskeyOptions>

/** Why no passkey can be used at this address, or null: an address in numbers is no name that a passkey could belong to. */
export function passkeyBar(): 'browser' | 'address' | null {
  if (!('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential))
    return /^[\d.]+$|^\[/.test(location.hostname) ? 'address' : 'browser'
  return /^[\d.]+$|^\[/.test(location.hostname) ? 'address' : null
}

/** The same page under the name that passkeys of this machine belong to. */
export function byName(): string {
  return `http://localhost:${location.port}${location.pathname}${location.search}`
}

/** Somebody closed the browser's dialog, or no passkey of this device fits. */
export class NoPasskey extends Error {
  override name = 'NoPasskey'
}

export async function signInWithPasskey(): Promise<void> {
  const options = await post<Options>('/sign-in/passkey/challenge')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  const response = await device(() => navigator.credentials.get({ publicKey }))
  await post('/sign-in/passkey', { response })
}

export async function addPasskey(name: string): Promise<void> {
  const options = await post<Options>('/session/passkeys/challenge')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  const response = await device(() => navigator.credentials.create({ publicKey }))
  await post('/session/passkeys', { response, name })
}

async function device(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = (await ask()) as PublicKeyCredential | null
    if (credential) return credential.toJSON()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    throw new NoPasskey(error.name === 'InvalidStateError' ? 'known' : 'none', { cause: error })
  }
  throw new NoPasskey('none')
}
