import { useState } from 'react'
import type { AccountDetail, Member, MemberRole } from '#journey/outreach/accounts.contract.ts'
import { patch, post } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import { Choice, TextField } from '../ui/Field.tsx'
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
  const asLead = who === 'lead' || member !== undefined
  return (
    <DrawerForm
      title={member ? words.member.found(member.name ?? words.erased) : words.member.title}
      submit={member ? words.member.save : words.member.add}
      save={save}
      onSubmit={() =>
        save.mutate(undefined, {
          onSuccess: () => {
            toast({ text: words.member.added, tone: 'good' })
            onClose()
          },
        })
      }
      onClose={onClose}
      fields={['role', 'leadId', 'name', 'title']}
    >
      {(errors) => (
        <>
          <Choice
            label={words.member.role}
            value={role}
            onChange={(next) => setRole(next as MemberRole)}
            error={errors.role}
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
              error={errors.leadId}
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
                error={errors.name}
              />
              <TextField
                label={words.member.titleField}
                value={title}
                onChange={setTitle}
                error={errors.title}
              />
            </>
          )}
        </>
      )}
    </DrawerForm>
  )
}
