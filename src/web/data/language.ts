import type { SessionView } from '#people/contract.ts'
import { isLanguage, LANGUAGE_COOKIE, type Language } from '#platform/language.contract.ts'
import { language } from '../language.ts'
import { queryClient } from './query-client.ts'
import { patch } from './request.ts'

const FOLLOWED = 'baton.language.followed'

/**
 * This browser speaks it from now on, and so does every browser in which the same person signs in.
 * null: whatever the browser prefers.
 */
export async function speak(chosen: Language | null): Promise<void> {
  const session = queryClient.getQueryData<SessionView>(['session'])
  if (session?.via === 'session') await patch('/session/profile', { language: chosen })
  remember(chosen)
  location.reload()
}

/**
 * Somebody who chose another language than the one in which they found this browser gets the page anew. Once only: a
 * server for development has but one language, and would be asked for ever.
 */
export function follow({ person }: SessionView): void {
  const theirs = person?.language
  if (!isLanguage(theirs) || theirs === language) return
  const mark = `${person?.id} ${theirs}`
  if (sessionStorage.getItem(FOLLOWED) === mark) return
  sessionStorage.setItem(FOLLOWED, mark)
  remember(theirs)
  location.reload()
}

function remember(chosen: Language | null): void {
  const age = chosen === null ? 0 : 31_536_000
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `${LANGUAGE_COOKIE}=${chosen ?? ''}; path=/; max-age=${age}; samesite=lax${secure}`
}
