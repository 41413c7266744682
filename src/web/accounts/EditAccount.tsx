import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountDetail, AccountState, Tier } from '#journey/outreach/accounts.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
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
  const fields = change.error instanceof ProblemError ? change.error.fields : {}
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
    <Drawer open title={account.name} onClose={onClose}>
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className={form.two}>
          <Choice
            label={words.state}
            value={now.state}
            onChange={set('state')}
            error={fields.state}
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
              error={fields.until}
            />
          )}
        </div>
        {manages && (
          <div className={form.two}>
            <Choice
              label={words.tier}
              value={now.tier}
              onChange={set('tier')}
              error={fields.tier}
              options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Choice
              label={words.owner}
              value={now.owner}
              onChange={set('owner')}
              error={fields.owner}
              options={owners.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
        )}
        <TextArea label={words.why} rows={4} value={now.why} onChange={set('why')} error={fields.why} />
        <TextField
          label={words.segment}
          value={now.segment}
          onChange={set('segment')}
          error={fields.segment}
        />
        <TextField label={words.domain} value={now.domain} onChange={set('domain')} error={fields.domain} />
        <Oops error={change.error} fields={['state', 'until', 'tier', 'owner', 'why', 'segment', 'domain']} />
        <div className={form.actions}>
          <Button look="primary" type="submit" busy={change.isPending}>
            {words.save}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
