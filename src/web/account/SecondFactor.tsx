import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { SecondFactorAnswer } from '#people/contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Account.module.css'
import { BackupCodes } from './BackupCodes.tsx'
import { ConfirmPassword } from './ConfirmPassword.tsx'
import { SetUp } from './SetUp.tsx'
import { words } from './words.ts'

type Step =
  | { at: 'rest' }
  | { at: 'confirm'; act: 'set-up' | 'off' | 'codes' }
  | { at: 'scan'; uri: string; codes: string[] }
  | { at: 'codes'; codes: string[] }

const ROUTES = {
  'set-up': '/session/second-factor',
  off: '/session/second-factor/off',
  codes: '/session/second-factor/codes',
}
const ACTS = { 'set-up': words.goOn, off: words.turnOff, codes: words.newCodes }

/** Off → the password → the QR code and a first code → backup codes, shown once → on. */
export function SecondFactor({ on }: { on: boolean }) {
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const client = useQueryClient()
  const confirm = useMutation({
    mutationFn: ({ act, password }: { act: keyof typeof ROUTES; password: string }) =>
      post<Partial<z.infer<typeof SecondFactorAnswer>>>(ROUTES[act], { password }),
    onSuccess: ({ uri, backupCodes: codes = [] }, { act }) => {
      if (act === 'set-up') return setStep({ at: 'scan', uri: uri ?? '', codes })
      if (act === 'codes') return setStep({ at: 'codes', codes })
      toast({ text: words.turnedOff, tone: 'good' })
      rest()
    },
  })
  const rest = () => {
    setStep({ at: 'rest' })
    confirm.reset()
    for (const key of ['session', 'sessions', 'people']) void client.invalidateQueries({ queryKey: [key] })
  }
  if (step.at === 'confirm')
    return (
      <ConfirmPassword
        act={ACTS[step.act]}
        busy={confirm.isPending}
        error={confirm.error}
        onConfirm={(password) => confirm.mutate({ act: step.act, password })}
        onCancel={rest}
      />
    )
  if (step.at === 'scan')
    return <SetUp uri={step.uri} onCancel={rest} onDone={() => setStep({ at: 'codes', codes: step.codes })} />
  if (step.at === 'codes') return <BackupCodes codes={step.codes} onKept={rest} />
  const begin = (act: keyof typeof ROUTES) => () => setStep({ at: 'confirm', act })
  return (
    <div className={styles.line}>
      <p>{on ? words.factorOn : words.factorOff}</p>
      <div className={styles.actions}>
        {on ? (
          <>
            <Button onClick={begin('codes')}>{words.newCodes}</Button>
            <Button look="danger" onClick={begin('off')}>
              {words.turnOff}
            </Button>
          </>
        ) : (
          <Button onClick={begin('set-up')}>{words.setUp}</Button>
        )}
      </div>
    </div>
  )
}
