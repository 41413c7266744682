import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountDetail, Tier } from '#journey/outreach/accounts.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { ProblemError, post } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { accountQuery } from './data.ts'
import { words } from './words.ts'

export function AddAccount({ tiers, onClose }: { tiers: Tier[]; onClose: () => void }) {
  const [company, setCompany] = useState('')
  const [domain, setDomain] = useState('')
  const [tier, setTier] = useState('')
  const [owner, setOwner] = useState('')
  const [segment, setSegment] = useState('')
  const [why, setWhy] = useState('')
  const manages = useMay('manage')
  const people = useQuery(peopleQuery).data ?? []
  const client = useQueryClient()
  const navigate = useNavigate()
  const filled = (fields: Record<string, string>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
  const save = useMutation({
    mutationFn: () =>
      post<AccountDetail>('/accounts', {
        company: company.trim(),
        ...filled({ domain, tier, owner, segment, why }),
      }),
    onSuccess: (account) => {
      void client.invalidateQueries({ queryKey: ['accounts'] })
      client.setQueryData(accountQuery(account.id).queryKey, account)
      toast({ text: words.form.added(account.name), tone: 'good' })
      void navigate({ to: '/accounts/$id', params: { id: account.id } })
    },
  })
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const last = tiers.at(-1)?.id ?? ''
  return (
    <Drawer open title={words.add} onClose={onClose}>
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <TextField
          autoFocus
          required
          label={words.form.company}
          hint={words.form.companyHint}
          value={company}
          onChange={setCompany}
          error={fields.company}
        />
        <TextField
          label={words.form.domain}
          hint={words.form.domainHint}
          value={domain}
          onChange={setDomain}
          error={fields.domain}
        />
        <div className={form.two}>
          <Choice
            label={words.form.tier}
            value={tier || last}
            onChange={setTier}
            error={fields.tier}
            options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          {manages && (
            <Choice
              label={words.form.owner}
              value={owner || 'desk:leadgen'}
              onChange={setOwner}
              error={fields.owner}
              options={people
                .filter((one) => one.function === 'leadgen' && one.leftAt === null)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </div>
        <TextField label={words.form.segment} value={segment} onChange={setSegment} error={fields.segment} />
        <TextArea label={words.form.why} value={why} onChange={setWhy} error={fields.why} />
        <Oops error={save.error} fields={['company', 'domain', 'tier', 'owner', 'segment', 'why']} />
        <div className={form.actions}>
          <Button look="primary" type="submit" busy={save.isPending}>
            {words.form.addAct}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.form.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
