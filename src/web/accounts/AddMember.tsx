import { useState } from 'react'
import type { AccountDetail, Member, MemberRole } from '#journey/outreach/accounts.contract.ts'
import { patch, post, ProblemError } from '../data/request.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { words } from './account-words.ts'
import { useAccountAct } from './data.ts'
import { words as list } from './words.ts'

interface AddMemberProps {
  account: AccountDetail
  role: MemberRole
  /** somebody known by name, of whom it is said which lead they are */
  member?: Member | undefined
  onClose: () => void
}

export function AddMember({ account, role: given, member, onClose }: AddMemberProps) {
  const leads = account.others
  const [role, setRole] = useState<MemberRole>(given)
  const [who, setWho] = useState<'lead' | 'name'>(leads.length > 0 ? 'lead' : 'name')
  const [leadId, setLeadId] = useState(leads[0]?.id ?? '')
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const at = `/accounts/${account.id}/members`
  const save = useAccountAct(account.id, () =>
    member
      ? patch<AccountDetail>(`${at}/${member.id}`, { role, leadId })
      : post<AccountDetail>(at, {
          role,
          ...(who === 'lead'
            ? { leadId }
            : { name: name.trim(), ...(title.trim() ? { title: title.trim() } : {}) }),
        }),
  )
  const fields = save.error instanceof ProblemError ? save.error.fields : {}
  const asLead = who === 'lead' || member !== undefined
  return (
    <Drawer
      open
      title={member ? words.member.found(member.name ?? words.erased) : words.member.title}
      onClose={onClose}
    >
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined, {
            onSuccess: () => {
              toast({ text: words.member.added, tone: 'good' })
              onClose()
            },
          })
        }}
      >
        <Choice
          label={words.member.role}
          value={role}
          onChange={(next) => setRole(next as MemberRole)}
          error={fields.role}
          options={Object.entries(list.roles).map(([value, label]) => ({ value, label }))}
        />
        {!member && leads.length > 0 && (
          <Choice
            label={words.member.who}
            value={who}
            onChange={(next) => setWho(next as 'lead' | 'name')}
            options={[
              { value: 'lead', label: words.member.lead },
              { value: 'name', label: words.member.name },
            ]}
          />
        )}
        {asLead ? (
          <Choice
            label={words.member.leadField}
            value={leadId}
            onChange={setLeadId}
            error={fields.leadId}
            options={leads.map((lead) => ({
              value: lead.id,
              label: [lead.name ?? lead.email ?? words.noName, lead.title].filter(Boolean).join(' · '),
            }))}
          />
        ) : (
          <>
            <TextField
              required
              label={words.member.nameField}
              hint={words.member.nameHint}
              value={name}
              onChange={setName}
              error={fields.name}
            />
            <TextField
              label={words.member.titleField}
              value={title}
              onChange={setTitle}
              error={fields.title}
            />
          </>
        )}
        <Oops error={save.error} fields={['role', 'leadId', 'name', 'title']} />
        <div className={form.actions}>
          <Button look="primary" type="submit" busy={save.isPending}>
            {member ? words.member.save : words.member.add}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
