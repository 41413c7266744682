import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountDetail, AccountState, Tier } from '#journey/outreach/accounts.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { useMay } from '../data/session.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import form from '../people/Form.module.css'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { toast } from '../ui/toast.ts'
import { words } from './account-words.ts'
import { useAccountChange } from './data.ts'
import { words as list } from './words.ts'

interface EditProps {
  account: AccountDetail
  tiers: Tier[]
  onClose: () => void
}

/** Only what was changed here is sent, and the version that was seen: what somebody else did meanwhile is not written over. */
export function EditAccount({ account, tiers, onClose }: EditProps) {
  const manages = useMay('manage')
  const people = useQuery(peopleQuery).data ?? []
  const [seen] = useState(account)
  const before = {
    state: seen.state as string,
    until: seen.until ?? '',
    tier: seen.tier,
    owner: seen.owner.id,
    segment: seen.segment ?? '',
    domain: seen.domain ?? '',
    why: seen.why,
  }
  const [now, setNow] = useState(before)
  const set = (field: keyof typeof before) => (value: string) => setNow({ ...now, [field]: value })
  const change = useAccountChange(account.id)
  const save = () => {
    const changed = Object.fromEntries(
      (Object.keys(before) as (keyof typeof before)[])
        .filter((field) => now[field] !== before[field])
        .map((field) => [field, now[field].trim() || (field === 'why' ? '' : null)]),
    )
    change.mutate(
      { ...changed, version: seen.version },
      {
        onSuccess: () => {
          toast({ text: words.saved, tone: 'good' })
          onClose()
        },
      },
    )
  }
  const owners = people.filter(
    (one) => (one.function === 'leadgen' && one.leftAt === null) || one.id === seen.owner.id,
  )
  return (
    <DrawerForm
      title={account.name}
      submit={words.save}
      save={change}
      onSubmit={save}
      onClose={onClose}
      fields={['state', 'until', 'tier', 'owner', 'why', 'segment', 'domain']}
    >
      {(errors) => (
        <>
          <div className={form.two}>
            <Choice
              label={words.state}
              value={now.state}
              onChange={set('state')}
              error={errors.state}
              options={(Object.keys(list.states) as AccountState[]).map((value) => ({
                value,
                label: list.states[value],
              }))}
            />
            {now.state === 'given_up' && (
              <TextField
                type="date"
                label={words.restUntil}
                hint={words.restHint}
                value={now.until}
                onChange={set('until')}
                error={errors.until}
              />
            )}
          </div>
          {manages && (
            <div className={form.two}>
              <Choice
                label={words.tier}
                value={now.tier}
                onChange={set('tier')}
                error={errors.tier}
                options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <Choice
                label={words.owner}
                value={now.owner}
                onChange={set('owner')}
                error={errors.owner}
                options={owners.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
          )}
          <TextArea label={words.why} rows={4} value={now.why} onChange={set('why')} error={errors.why} />
          <TextField
            label={words.segment}
            value={now.segment}
            onChange={set('segment')}
            error={errors.segment}
          />
          <TextField label={words.domain} value={now.domain} onChange={set('domain')} error={errors.domain} />
        </>
      )}
    </DrawerForm>
  )
}
