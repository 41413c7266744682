import type { Language } from '#platform/language.contract.ts'

/** One version of what people can agree to. Moments: epoch ms. */
export interface Purpose {
  id: string
  version: number
  name: string
  nameDe: string | null
  /** the words beside the box */
  text: string
  textDe: string | null
  retired: boolean
  publishedAt: number
  publishedBy: string
}

/** What somebody is shown who reads this language; English where nobody wrote the other. */
export function worded(purpose: Purpose, language: Language): { name: string; text: string } {
  const { name, nameDe, text, textDe } = purpose
  return language === 'de' ? { name: nameDe ?? name, text: textDe ?? text } : { name, text }
}

/** A purpose by its id in the reader's language; the id in words where nobody knows it. */
export function purposeName(purposes: readonly Purpose[], id: string, language: Language): string {
  const known = purposes.find((one) => one.id === id)
  return known ? worded(known, language).name : id.replaceAll('_', ' ')
}
