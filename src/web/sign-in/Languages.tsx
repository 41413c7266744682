import { LANGUAGE_NAMES, LANGUAGES } from '#platform/language.contract.ts'
import { speak } from '../data/language.ts'
import { language } from '../language.ts'
import { words as shellWords } from '../shell/words.ts'
import styles from './Frame.module.css'

/** Under the door's card: every language under its own name. */
export function Languages() {
  return (
    <nav className={styles.languages} aria-label={shellWords.language}>
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-current={one === language || undefined}
          onClick={() => void speak(one)}
        >
          {LANGUAGE_NAMES[one]}
        </button>
      ))}
    </nav>
  )
}
