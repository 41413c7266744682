import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#platform/language.contract.ts'
import { speak } from '../data/language.ts'
import { language } from '../language.ts'
import { IconButton } from '../ui/Button.tsx'
import { IconLanguage } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { words } from './words.ts'

/** Each language under its own name: whoever reads no other must find it. */
export function LanguageSwitch() {
  return (
    <Menu
      title={words.language}
      entries={LANGUAGES.map((one) => ({
        label: LANGUAGE_NAMES[one],
        chosen: one === language,
        run: () => void speak(one),
      }))}
      target={
        <IconButton label={words.language} tip={false}>
          <IconLanguage size={16} stroke={1.7} />
        </IconButton>
      }
    />
  )
}

/** A way to each of the other languages, for palette and menus. */
export function languageEntries() {
  return LANGUAGES.filter((one) => one !== language).map((one: Language) => ({
    id: `language-${one}`,
    label: `${words.language}: ${LANGUAGE_NAMES[one]}`,
    icon: <IconLanguage size={16} />,
    run: () => void speak(one),
  }))
}
