import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { KeyInput, NewKey } from '#people/contract.ts'
import { post, ProblemError } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import styles from './Form.module.css'
import { words } from './keys-words.ts'

type Scope = z.infer<typeof KeyInput>['scopes'][number]
const SCOPES = Object.keys(words.scopeLabels) as Scope[]
const DAY = 86_400_000

export function NewKeyForm({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['capture'])
  const [days, setDays] = useState('365')
  const own: readonly string[] = useSession()?.permissions ?? []
  const client = useQueryClient()
  const make = useMutation({
    mutationFn: () =>
      post<z.infer<typeof NewKey>>('/keys', {
        name: name.trim(),
        scopes,
        expiresAt: new Date(Date.now() + Number(days) * DAY).toISOString(),
      }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['keys'] }),
  })
  const fields = make.error instanceof ProblemError ? make.error.fields : {}
  if (make.data)
    return (
      <Drawer open title={words.madeTitle(make.data.name)} onClose={onClose} width={520}>
        <div className={styles.form}>
          <Copy label={words.madeTitle(make.data.name)} text={make.data.key} />
          <Note tone="warn">{words.once}</Note>
          {scopes.includes('capture') && (
            <>
              <p className={styles.small}>{words.try}</p>
              <Copy label={words.try} text={example(make.data.key)} />
            </>
          )}
          <div className={styles.actions}>
            <Button look="primary" onClick={onClose}>
              {words.done}
            </Button>
          </div>
        </div>
      </Drawer>
    )
  return (
    <Drawer open title={words.make} onClose={onClose} width={520}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <TextField
          autoFocus
          label={words.name}
          hint={words.nameHint}
          autoComplete="off"
          value={name}
          onChange={setName}
          error={fields.name}
        />
        <fieldset className={styles.group}>
          <legend>{words.scopes}</legend>
          <div className={styles.scopes}>
            {SCOPES.filter((scope) => own.includes(scope)).map((scope) => (
              <label key={scope} className={styles.scope}>
                <input
                  type="checkbox"
                  checked={scopes.includes(scope)}
                  onChange={(event) =>
                    setScopes(
                      event.currentTarget.checked
                        ? [...scopes, scope]
                        : scopes.filter((one) => one !== scope),
                    )
                  }
                />
                <span>
                  {words.scopeLabels[scope]}
                  <small>{words.scopeHints[scope]}</small>
                </span>
              </label>
            ))}
          </div>
          {(scopes.length === 0 || fields.scopes) && (
            <p className={styles.error} role="alert">
              {fields.scopes ?? words.scopesNeeded}
            </p>
          )}
        </fieldset>
        <Choice
          label={words.expiry}
          value={days}
          onChange={setDays}
          options={words.expiries}
          error={fields.expiresAt}
        />
        <Oops error={make.error} fields={['name', 'scopes', 'expiresAt']} />
        <div className={styles.actions}>
          <Button
            look="primary"
            type="submit"
            busy={make.isPending}
            disabled={name.trim() === '' || scopes.length === 0}
          >
            {words.act}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}

function example(key: string): string {
  return `curl ${location.origin}/api/leads -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" -d '{"email":"greta@firm.example"}'`
}
