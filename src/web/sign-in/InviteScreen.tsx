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

const route = getRouteApi('/invite/$token')

export function InviteScreen() {
  const { token } = route.useParams()
  const router = useRouter()
  const [used, setUsed] = useState(false)
  const { look, over } = useLink(token, used)
  const form = useFirstFocus(look.isSuccess)
  const [password, setPassword] = useState('')
  const [needsCode, setNeedsCode] = useState(false)
  const enter = () => {
    setUsed(true)
    void begin().then(() => router.history.replace('/'))
  }
  const accept = useMutation({
    mutationFn: () => post<z.infer<typeof SignInAnswer>>('/invitations/accept', { token, password }),
    onSuccess: ({ secondFactor }) => (secondFactor ? setNeedsCode(true) : enter()),
  })
  const wait = useWait(accept.error)
  const { over: spent, rest, of } = placed(accept.error, ['password'])
  if (over || spent || (look.data && look.data.kind !== 'invite')) return <LinkOver of="invite" />
  if (look.isError)
    return (
      <Frame title={words.signIn}>
        <Failed what={words.lookFailed} error={look.error} retry={() => void look.refetch()} />
      </Frame>
    )
  if (needsCode)
    return (
      <Frame title={words.codeTitle}>
        <CodeStep onDone={enter} onBack={() => void router.navigate({ to: '/sign-in' })} />
      </Frame>
    )
  const person = look.data?.person
  if (!look.data || !person)
    return (
      <Frame title={words.signIn}>
        <Bars rows={4} height={20} />
      </Frame>
    )
  const { reset, expiresAt } = look.data
  return (
    <Frame
      title={reset ? words.resetTitle : words.inviteTitle(person.name)}
      hint={reset ? words.resetHint(person.name) : words.inviteHint}
    >
      <form
        ref={form}
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          accept.mutate()
        }}
      >
        <TextField
          label={words.email}
          name="username"
          type="email"
          autoComplete="username"
          readOnly
          value={person.email ?? ''}
          onChange={() => undefined}
        />
        <NewPassword autoFocus value={password} onChange={setPassword} own={person} error={of.password} />
        <Refused error={rest} wait={wait} wrong={words.wrong} />
        <div className={styles.wide}>
          <Button look="primary" type="submit" busy={accept.isPending} disabled={wait > 0 || password === ''}>
            {words.inviteAct}
          </Button>
        </div>
        <p className={styles.small}>{words.until(moment(expiresAt))}</p>
      </form>
    </Frame>
  )
}
