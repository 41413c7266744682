import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MoneyList } from '#journey/measure/money/contract.ts'
import { peopleQuery } from '../data/company.ts'
import { post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Money.module.css'
import { words } from './words.ts'

const FIELDS: Record<MoneyList, string[]> = {
  spend: ['campaign', 'source', 'from', 'to', 'amount', 'currency'],
  hours: ['person', 'function', 'campaign', 'source', 'from', 'to', 'hours', 'cost', 'currency'],
  rates: ['currency', 'day', 'rate'],
}

/** A row of spend, hours or rates; what is left empty is not sent. */
export function AddRow({ of, base, onClose }: { of: MoneyList; base: string; onClose: () => void }) {
  const [given, setGiven] = useState<Record<string, string>>(
    of === 'rates' ? {} : { currency: base, function: 'marketing' },
  )
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => post(`/${of}`, bodyOf(of, given)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['money'] })
      toast({ text: words.saved, tone: 'good' })
      onClose()
    },
  })
  return (
    <DrawerForm
      title={words.add[of]}
      submit={words.save}
      save={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      fields={FIELDS[of]}
    >
      {(errors) => {
        const field = (name: string) => ({
          value: given[name] ?? '',
          onChange: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
          error: errors[name],
        })
        if (of === 'rates')
          return (
            <>
              <TextField autoFocus required label={words.currency} {...field('currency')} />
              <TextField required type="date" label={words.day} {...field('day')} />
              <TextField
                required
                inputMode="decimal"
                label={words.rate}
                hint={words.rateHint(base)}
                {...field('rate')}
              />
            </>
          )
        return (
          <>
            {of === 'hours' && <Who field={field} />}
            <TextField
              autoFocus={of === 'spend'}
              label={words.campaign}
              hint={words.campaignHint}
              {...field('campaign')}
            />
            <TextField label={words.source} {...field('source')} />
            <div className={styles.two}>
              <TextField required type="date" label={words.from} {...field('from')} />
              <TextField required type="date" label={words.to} {...field('to')} />
            </div>
            {of === 'hours' && (
              <TextField required inputMode="decimal" label={words.hours} {...field('hours')} />
            )}
            <div className={styles.two}>
              {of === 'hours' ? (
                <TextField inputMode="decimal" label={words.cost} hint={words.costHint} {...field('cost')} />
              ) : (
                <TextField required inputMode="decimal" label={words.amount} {...field('amount')} />
              )}
              <TextField label={words.currency} {...field('currency')} />
            </div>
          </>
        )
      }}
    </DrawerForm>
  )
}

type Field = (name: string) => { value: string; onChange: (value: string) => void; error: string | undefined }

function Who({ field }: { field: Field }) {
  const people = (useQuery(peopleQuery).data ?? []).filter((one) => !one.desk)
  const nobody = { value: '', label: words.nobody }
  return (
    <>
      <Choice
        label={words.person}
        options={[nobody, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        {...field('person')}
      />
      <Choice
        label={words.function}
        options={Object.entries(words.functions).map(([value, label]) => ({ value, label }))}
        {...field('function')}
      />
    </>
  )
}

/** A person has a function already; a currency without a cost says nothing; a comma is as good as a point. */
function bodyOf(of: MoneyList, given: Record<string, string>): Record<string, string> {
  const body: Record<string, string> = {}
  for (const name of FIELDS[of]) {
    const value = given[name]?.trim() ?? ''
    if (value === '') continue
    body[name] = ['amount', 'cost', 'hours', 'rate'].includes(name)
      ? value.replace(/^(\d+),(\d+)$/, '$1.$2')
      : value
  }
  if (body.currency) body.currency = body.currency.toUpperCase()
  if (body.person) delete body.function
  if (of === 'hours' && body.cost === undefined) delete body.currency
  return body
}
