import { englishLaw, germanLaw } from '#journey/agreement/editing.contract.ts'

/** What stands around the agreement's own text, in the page's language. German is not shipped to English pages. */
export const lawWords = __LANGUAGE__ === 'de' ? germanLaw : englishLaw
