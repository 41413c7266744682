import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { SignInAnswer } from '#people/contract.ts'
import { post } from '../data/request.ts'
import { useSession } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconFingerprint, IconLogin2 } from '../ui/icons.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Toggle } from '../ui/Toggle.tsx'
import { useFirstFocus } from './first-focus.ts'
import { Forgot } from './Forgot.tsx'
import { goLater } from './gate.ts'
import { byName, passkeyBar, signInWithPasskey } from './passkey.ts'
import { Refused, useWait } from './refused.tsx'
import styles from './SignIn.module.css'
import { words } from './words.ts'

interface PasswordStepProps {
  /** where single sign-on leads back to */
  to: string
  email: string
  onDone: (needsCode: boolean) => void
}

export function PasswordStep({ to, email: known, onDone }: PasswordStepProps) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(true)
  const passwordInput = useRef<HTMLInputElement>(null)
  const form = useFirstFocus()
  const methods = useSession()?.methods

  const send = useMutation({
    mutationFn: () =>
      post<z.infer<typeof SignInAnswer>>('/sign-in', { email: email.trim(), password, remember }),
    onSuccess: ({ secondFactor }) => onDone(secondFactor),
    onError: () => passwordInput.current?.select(),
  })
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: () => onDone(false) })
  const oidc = useMutation({
    mutationFn: () => post<{ url: string }>('/sign-in/oidc'),
    onSuccess: ({ url }) => {
      goLater(to)
      location.assign(url)
    },
  })
  const last = [send, passkey, oidc].find((one) => one.isError)
  const wait = useWait(last?.error)
  const fresh = () => {
    for (const one of [send, passkey, oidc]) one.reset()
  }
  const bar = passkeyBar()

  return (
    <>
      <form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          fresh()
          send.mutate()
        }}
      >
        <TextField
          label={words.email}
          name="username"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoFocus={known === ''}
          value={email}
          onChange={setEmail}
        />
        <PasswordField
          ref={passwordInput}
          label={words.password}
          autoComplete="current-password"
          autoFocus={known !== ''}
          value={password}
          onChange={setPassword}
        />
        <Toggle label={words.remember} on={remember} onChange={setRemember} />
        <Refused error={last?.error} wait={wait} wrong={words.wrong} />
        <div className={styles.wide}>
          <Button
            look="primary"
            type="submit"
            busy={send.isPending}
            disabled={wait > 0 || email.trim() === '' || password === ''}
          >
            {words.signIn}
          </Button>
        </div>
      </form>
      <div className={styles.or}>{words.or}</div>
      <div className={styles.wide}>
        {methods?.oidc && (
          <Button
            icon={<IconLogin2 size={17} />}
            busy={oidc.isPending}
            onClick={() => {
              fresh()
              oidc.mutate()
            }}
          >
            {words.oidc}
          </Button>
        )}
        <Button
          icon={<IconFingerprint size={17} />}
          busy={passkey.isPending}
          disabled={bar !== null || wait > 0}
          onClick={() => {
            fresh()
            passkey.mutate()
          }}
        >
          {words.passkey}
        </Button>
        {bar === 'address' && (
          <p className={styles.small}>
            {words.passkeyAddress}{' '}
            <a className={styles.link} href={byName()}>
              {words.passkeyByName}
            </a>
          </p>
        )}
      </div>
      <Forgot />
    </>
  )
}
