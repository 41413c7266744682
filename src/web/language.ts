import type { Language } from '#platform/language.contract.ts'

declare global {
  /** Set when the app is built, once per language, so that the words of the others are not shipped. */
  const __LANGUAGE__: Language
}

/** The language of this page: it stays the same until the page is loaded anew. */
export const language: Language = __LANGUAGE__

/**
 * The shape of the English words, for those of another language: the same keys, functions that take the same, any text.
 * A words file says `const de: Translated<typeof en> = {…}`, and `export const words = __LANGUAGE__ === 'de' ? de : en`.
 */
export type Translated<Words> = Words extends string
  ? string
  : Words extends (...given: infer Given) => infer Said
    ? (...given: Given) => Translated<Said>
    : Words extends object
      ? { [Key in keyof Words]: Translated<Words[Key]> }
      : Words
