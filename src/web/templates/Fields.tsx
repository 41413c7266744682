import { useQuery } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { LANGUAGES, type Language } from '#platform/language.contract.ts'
import { Button } from '../ui/Button.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { IconPlus } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { variablesQuery, type Written } from './data.ts'
import styles from './Editor.module.css'
import { words } from './words.ts'

interface FieldsProps {
  text: Written
  change: (changes: Partial<Written>) => void
  body: RefObject<HTMLTextAreaElement | null>
}

export function Fields({ text, change, body }: FieldsProps) {
  const { data: variables } = useQuery(variablesQuery)
  const insert = (name: string) => {
    const field = body.current
    const at = field?.selectionStart ?? text.body.length
    const said = `{{ ${name} }}`
    change({ body: text.body.slice(0, at) + said + text.body.slice(field?.selectionEnd ?? at) })
    // after the new text stands in the field
    setTimeout(() => {
      field?.focus()
      field?.setSelectionRange(at + said.length, at + said.length)
    })
  }
  return (
    <>
      <div className={styles.two}>
        <TextField
          required
          label={words.form.name}
          value={text.name}
          onChange={(name) => change({ name })}
          maxLength={100}
        />
        <Choice
          label={words.form.language}
          value={text.language}
          onChange={(language) => change({ language: language as Language })}
          options={LANGUAGES.map((value) => ({ value, label: words.form.languages[value] }))}
        />
      </div>
      <TextField
        required
        label={words.form.subject}
        value={text.subject}
        onChange={(subject) => change({ subject })}
        maxLength={500}
      />
      <TextField
        label={words.form.preview}
        hint={words.form.previewHint}
        value={text.preview}
        onChange={(preview) => change({ preview })}
        maxLength={500}
      />
      <div className={styles.body}>
        <div className={styles.insert}>
          <Menu
            title={words.form.insert}
            target={<Button icon={<IconPlus size={14} />}>{words.form.insertShort}</Button>}
            entries={(variables?.items ?? []).map(({ name, label }) => ({
              label: label === name ? name : `${label} (${name})`,
              run: () => insert(name),
            }))}
          />
        </div>
        <TextArea
          mono
          required
          ref={body}
          rows={18}
          label={words.form.body}
          hint={words.form.bodyHint}
          value={text.body}
          onChange={(next) => change({ body: next })}
        />
      </div>
    </>
  )
}
