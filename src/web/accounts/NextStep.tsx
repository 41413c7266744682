import { useState } from 'react'
import type { AccountChange, AccountDetail } from '#journey/outreach/accounts.contract.ts'
import { ProblemError } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconCheck } from '../ui/icons.ts'
import { Oops } from '../ui/Oops.tsx'
import { Section } from '../ui/Screen.tsx'
import { toast } from '../ui/toast.ts'
import styles from './AccountScreen.module.css'
import { words } from './account-words.ts'
import { useAccountChange } from './data.ts'
import { DueDay } from './DueDay.tsx'
import { words as list } from './words.ts'

/** What comes next there, and by when: without a step an account sleeps. */
export function NextStep({ account }: { account: AccountDetail }) {
  const step = account.nextStep
  const [what, setWhat] = useState('')
  const [due, setDue] = useState('')
  const change = useAccountChange(account.id)
  const put = (given: AccountChange, text: string, undo?: AccountChange) =>
    change.mutate(given, {
      onSuccess: () => {
        setWhat('')
        setDue('')
        toast({
          text,
          tone: 'good',
          ...(undo ? { action: { label: words.undo, run: () => change.mutate(undo) } } : {}),
        })
      },
    })
  const fields = change.error instanceof ProblemError ? change.error.fields : {}
  return (
    <Section title={words.next} aside={step?.due && <DueDay day={step.due} />}>
      {step && <p className={styles.step}>{step.what}</p>}
      {!step && !account.mayWork && <p className={styles.hint}>{list.noStep}</p>}
      {account.mayWork && step && (
        <Button
          icon={<IconCheck size={15} />}
          busy={change.isPending}
          onClick={() =>
            put({ nextStep: null, version: account.version }, words.nextCleared, {
              nextStep: step.what,
              nextStepDue: step.due,
            })
          }
        >
          {words.nextDone}
        </Button>
      )}
      {account.mayWork && !step && (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (what.trim() !== '')
              put(
                { nextStep: what.trim(), nextStepDue: due || null, version: account.version },
                words.nextSaved,
              )
          }}
        >
          <TextField label={words.nextWhat} value={what} onChange={setWhat} error={fields.nextStep} />
          <TextField
            type="date"
            label={words.nextDay}
            value={due}
            onChange={setDue}
            error={fields.nextStepDue}
          />
          <div>
            <Button type="submit" look="primary" busy={change.isPending}>
              {words.nextSave}
            </Button>
          </div>
        </form>
      )}
      <Oops error={change.error} fields={['nextStep', 'nextStepDue']} />
    </Section>
  )
}
