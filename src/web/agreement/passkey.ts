import { useMutation } from '@tanstack/react-query'
import { post } from '../data/request.ts'

/** Asks the browser for a passkey's answer to the server's challenge. */
export function usePasskey(onAnswer: (answer: Record<string, unknown>) => void) {
  return useMutation({
    mutationFn: async () => {
      const options = await post<PublicKeyCredentialRequestOptionsJSON>('/session/challenge')
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
      const credential = await navigator.credentials.get({ publicKey })
      if (!(credential instanceof PublicKeyCredential)) throw new Error('no passkey was chosen')
      return { ...credential.toJSON() } as Record<string, unknown>
    },
    onSuccess: onAnswer,
  })
}
