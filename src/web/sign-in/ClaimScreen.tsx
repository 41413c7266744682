import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { SignInAnswer } from '#people/contract.ts'
import { post } from '../data/request.ts'
import { begin } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { moment } from '../ui/format.ts'
import { Bars, Failed } from '../ui/States.tsx'
import { CodeStep } from './CodeStep.tsx'
import { useFirstFocus } from './first-focus.ts'
import { Frame } from './Frame.tsx'
import { placed, useLink } from './link.ts'
import { LinkOver } from './LinkOver.tsx'
import { NewPassword } from './NewPassword.tsx'
import { Refused, useWait } from './refused.tsx'
import styles from './SignIn.module.css'
import { words } from './words.ts'

const route = getRouteApi('/claim/$token')

export function ClaimScreen() {
  const { token } = route.useParams()
  const router = useRouter()
  const [used, setUsed] = useState(false)
  const { look, over } = useLink(token, used)
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const form = useFirstFocus(look.isSuccess)
  const [password, setPassword] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const enter = () => {
    setUsed(true)
    void begin().then(() => router.history.replace('/people'))
  }
  const claim = useMutation({
    mutationFn: () =>
      post<z.infer<typeof SignInAnswer>>('/claim', {
        token,
        name: name.trim(),
        email: email.trim(),
        password,
      }),
    onSuccess: ({ secondFactor }) => (secondFactor ? setNeedsCode(true) : enter()),
  })
  const wait = useWait(claim.error)
  const { over: spent, rest, of } = placed(claim.error, ['name', 'email', 'password'])
  if (over || spent || (look.data && look.data.kind !== 'claim')) return <LinkOver of="claim" />
  if (look.isError)
    return (
      <Frame title={words.claimTitle}>
        <Failed what={words.lookFailed} error={look.error} retry={() => void look.refetch()} />
      </Frame>
    )
  if (needsCode)
    return (
      <Frame title={words.codeTitle}>
        <CodeStep onDone={enter} onBack={() => void router.navigate({ to: '/sign-in' })} />
      </Frame>
    )
  if (!look.data)
    return (
      <Frame title={words.claimTitle}>
        <Bars rows={5} height={20} />
      </Frame>
    )
  return (
    <Frame title={words.claimTitle} hint={words.claimHint}>
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          claim.mutate()
        }}
      >
        <TextField
          label={words.name}
          name="name"
          autoComplete="name"
          autoFocus
          value={name}
          onChange={setName}
          error={of.name}
        />
        <TextField
          label={words.email}
          name="username"
          type="email"
          inputMode="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={of.email}
        />
        <NewPassword
          label={words.password}
          value={password}
          onChange={setPassword}
          own={{ name, email }}
          error={of.password}
        />
        <Refused error={rest} wait={wait} wrong={words.wrong} />
        <div className={styles.wide}>
          <Button
            look="primary"
            type="submit"
            busy={claim.isPending}
            disabled={wait > 0 || name.trim() === '' || email.trim() === '' || password === ''}
          >
            {words.claimAct}
          </Button>
        </div>
        <p className={styles.small}>{words.until(moment(look.data.expiresAt))}</p>
      </form>
    </Frame>
  )
}
