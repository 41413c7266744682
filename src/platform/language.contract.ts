/** The languages that Baton speaks, the first where nobody says which. docs/languages.md tells how to add one. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]
/** Each under its own name: whoever reads no other language must find theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' }
export const DEFAULT_LANGUAGE: Language = LANGUAGES[0]

/** Where a browser remembers the choice, also before anybody signed in. Read by the server, written by the screens. */
export const LANGUAGE_COOKIE = 'baton.language'

export function isLanguage(tag: unknown): tag is Language {
  return (LANGUAGES as readonly unknown[]).includes(tag)
}

/** The language of an answer: the person's own choice, else this browser's, else what it accepts, else English. */
export function languageOf(headers: { get(name: string): string | null }, chosen?: string | null): Language {
  if (isLanguage(chosen)) return chosen
  const remembered = cookieOf(headers.get('cookie') ?? '')
  if (isLanguage(remembered)) return remembered
  return accepted(headers.get('accept-language') ?? '') ?? DEFAULT_LANGUAGE
}

function cookieOf(cookies: string): string | undefined {
  const found = cookies.split(';').find((one) => one.trim().startsWith(`${LANGUAGE_COOKIE}=`))
  return found?.trim().slice(LANGUAGE_COOKIE.length + 1)
}

/** RFC 9110: `de-AT, en;q=0.7`. The heaviest that we speak, the earlier of equals; `q=0` refuses. */
function accepted(header: string): Language | undefined {
  return header
    .slice(0, 1_000)
    .split(',')
    .map((range) => {
      const [tag = '', ...params] = range.split(';').map((part) => part.trim().toLowerCase())
      const weight = Number(params.find((param) => param.startsWith('q='))?.slice(2) ?? 1)
      return { language: tag.split('-')[0], weight }
    })
    .filter(
      (one): one is { language: Language; weight: number } => isLanguage(one.language) && one.weight > 0,
    )
    .sort((a, b) => b.weight - a.weight)[0]?.language
}
