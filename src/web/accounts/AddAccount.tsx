import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountDetail, Tier } from '#journey/outreach/accounts.contract.ts'
import { peopleQuery } from '../data/company.ts'
import { post } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import form from '../people/Form.module.css'
import { Choice, TextArea, TextField } from '../ui/Field.tsx'
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
  const last = tiers.at(-1)?.id ?? ''
  return (
    <DrawerForm
      title={words.add}
      submit={words.form.addAct}
      save={save}
      onSubmit={() => save.mutate()}
      onClose={onClose}
      fields={['company', 'domain', 'tier', 'owner', 'segment', 'why']}
    >
      {(errors) => (
        <>
          <TextField
            autoFocus
            required
            label={words.form.company}
            hint={words.form.companyHint}
            value={company}
            onChange={setCompany}
            error={errors.company}
          />
          <TextField
            label={words.form.domain}
            hint={words.form.domainHint}
            value={domain}
            onChange={setDomain}
            error={errors.domain}
          />
          <div className={form.two}>
            <Choice
              label={words.form.tier}
              value={tier || last}
              onChange={setTier}
              error={errors.tier}
              options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
            />
            {manages && (
              <Choice
                label={words.form.owner}
                value={owner || 'desk:leadgen'}
                onChange={setOwner}
                error={errors.owner}
                options={people
                  .filter((one) => one.function === 'leadgen' && one.leftAt === null)
                  .map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </div>
          <TextField
            label={words.form.segment}
            value={segment}
            onChange={setSegment}
            error={errors.segment}
          />
          <TextArea label={words.form.why} value={why} onChange={setWhy} error={errors.why} />
        </>
      )}
    </DrawerForm>
  )
}
