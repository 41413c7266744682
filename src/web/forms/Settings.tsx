import type { FormChoices } from '#journey/capture/forms/contract.ts'
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#platform/language.contract.ts'
import { touches } from '../accounts/touch-words.ts'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { Section } from '../ui/Screen.tsx'
import styles from './Builder.module.css'
import { words } from './builder-words.ts'
import type { Draft } from './use-draft.ts'

export function Texts({ draft: { document, errors, change } }: { draft: Draft }) {
  const { name, title, intro, submit, language, accent } = document
  return (
    <Section title={words.texts}>
      <div className={styles.group}>
        <TextField
          label={words.name}
          value={name}
          onChange={(next) => change({ name: next })}
          error={errors.name}
        />
        <TextField
          label={words.title}
          value={title}
          onChange={(next) => change({ title: next })}
          error={errors.title}
        />
        <TextArea
          label={words.intro}
          value={intro}
          onChange={(next) => change({ intro: next })}
          error={errors.intro}
        />
        <div className={styles.two}>
          <TextField
            label={words.submit}
            value={submit}
            onChange={(next) => change({ submit: next })}
            error={errors.submit}
          />
          <Choice
            label={words.language}
            value={language}
            onChange={(next) => change({ language: next as Language })}
            options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
          />
        </div>
        <TextField
          type="color"
          label={words.accent}
          value={accent}
          onChange={(next) => change({ accent: next })}
        />
      </div>
    </Section>
  )
}

export function Afterwards({
  draft: { document, errors, change },
  choices,
}: {
  draft: Draft
  choices: FormChoices
}) {
  const { after, touch } = document
  const kinds = choices.touches.includes(touch) ? choices.touches : [touch, ...choices.touches]
  return (
    <Section title={words.after}>
      <div className={styles.group}>
        <Choice
          label={words.afterDo}
          value={after.do}
          onChange={(next) =>
            change({
              after: next === 'thank' ? { do: 'thank', text: ' ' } : { do: 'redirect', to: 'https://' },
            })
          }
          options={[
            { value: 'thank', label: words.thank },
            { value: 'redirect', label: words.redirect },
          ]}
        />
        {after.do === 'thank' ? (
          <TextArea
            label={words.thanks}
            value={after.text}
            onChange={(text) => change({ after: { do: 'thank', text } })}
            error={errors['after.text']}
          />
        ) : (
          <TextField
            type="url"
            label={words.to}
            value={after.to}
            onChange={(to) => change({ after: { do: 'redirect', to } })}
            error={errors['after.to']}
          />
        )}
        <Choice
          label={words.touch}
          value={touch}
          onChange={(next) => change({ touch: next })}
          options={kinds.map((kind) => ({ value: kind, label: touches[kind] ?? kind.replaceAll('_', ' ') }))}
        />
      </div>
    </Section>
  )
}

export function Origin({ draft: { document, errors, change } }: { draft: Draft }) {
  const { source, campaign, channel, origins } = document
  return (
    <>
      <Section title={words.origin}>
        <div className={styles.group}>
          <div className={styles.three}>
            <TextField
              label={words.source}
              value={source ?? ''}
              onChange={(next) => change({ source: next || undefined })}
            />
            <TextField
              label={words.campaign}
              value={campaign ?? ''}
              onChange={(next) => change({ campaign: next || undefined })}
            />
            <TextField
              label={words.channel}
              value={channel ?? ''}
              onChange={(next) => change({ channel: next || undefined })}
            />
          </div>
          <p className={styles.small}>{words.originHint}</p>
        </div>
      </Section>
      <Section title={words.sites}>
        <TextArea
          mono
          label={words.origins}
          hint={words.originsHint}
          value={origins.join('\n')}
          onChange={(text) =>
            change({ origins: text === '' ? [] : text.split('\n').map((one) => one.trim()) })
          }
          error={Object.entries(errors).find(([field]) => field.startsWith('origins'))?.[1]}
        />
      </Section>
    </>
  )
}
