import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#platform/language.contract.ts'
import { useMutation } from '@tanstack/react-query'
import { speak } from '../data/language.ts'
import { words as shellWords } from '../shell/words.ts'
import { Choice } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import styles from './Account.module.css'
import { words } from './words.ts'

const options = LANGUAGES.map((one) => ({ value: one as string, label: LANGUAGE_NAMES[one] }))

/** The language of one's screens and mails, wherever one signs in. */
export function LanguagePart({ chosen }: { chosen: string | null }) {
  const save = useMutation({ mutationFn: (value: string) => speak((value || null) as Language | null) })
  return (
    <div className={styles.form}>
      <Choice
        label={shellWords.language}
        value={save.variables ?? chosen ?? ''}
        options={[{ value: '', label: words.languageOfBrowser }, ...options]}
        hint={words.languageHint}
        disabled={save.isPending}
        onChange={save.mutate}
      />
      <Oops error={save.error} />
    </div>
  )
}
