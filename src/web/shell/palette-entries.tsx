import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDeferredValue, type ReactNode } from 'react'
import type { LeadSummary } from '#journey/lifecycle/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { becomePerson, useMe } from '../data/me.ts'
import { useMay } from '../data/session.ts'
import { get } from '../data/request.ts'
import { Face } from '../ui/Face.tsx'
import { nameOf } from '../ui/format.ts'
import { IconPlus } from '../ui/icons.ts'
import { StageMark } from '../ui/StageMark.tsx'
import { Keys } from '../ui/Tag.tsx'
import { accountEntries, useAccount } from './account-entries.tsx'
import { languageEntries } from './LanguageSwitch.tsx'
import { useSections } from './sections.ts'
import { words } from './words.ts'

export interface PaletteEntry {
  id: string
  label: string
  icon: ReactNode
  aside?: ReactNode
  run: () => void
}

export function usePaletteEntries(text: string): { title: string; entries: PaletteEntry[] }[] {
  const navigate = useNavigate()
  const { people } = useMe()
  const { all: sections } = useSections()
  const account = useAccount()
  const mayAdd = useMay('capture')
  const leads = useFoundLeads(useDeferredValue(text.trim()))
  const fits = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase())

  const screens = sections.map(({ to, label, key, icon: Icon }) => ({
    id: to,
    label,
    icon: <Icon size={16} />,
    aside: <Keys keys={key} />,
    run: () => void navigate({ to }),
  }))
  const found = leads.map((lead) => ({
    id: lead.id,
    label: nameOf(lead),
    icon: <StageMark stage={lead.stage} bare />,
    aside: lead.company,
    run: () => void navigate({ to: '/leads/$id', params: { id: lead.id } }),
  }))
  const become = (account ? [] : people).map((person) => ({
    id: person.id,
    label: person.name,
    icon: <Face id={person.id} name={person.name} />,
    aside: person.function,
    run: () => becomePerson(person.id),
  }))
  const newLead = {
    id: 'new-lead',
    label: words.palette.newLead,
    icon: <IconPlus size={16} />,
    run: () => void navigate({ to: '/leads', search: { add: 'lead' } }),
  }
  const own = account
    ? accountEntries(account, navigate).map(({ label, icon, run }) => ({ id: label, label, icon, run }))
    : []
  const other: PaletteEntry[] = [...(mayAdd ? [newLead] : []), ...own, ...languageEntries()]
  return [
    { title: words.palette.leads, entries: found },
    { title: words.palette.go, entries: screens.filter((entry) => fits(entry.label)) },
    { title: words.palette.other, entries: other.filter((entry) => fits(entry.label)) },
    { title: words.palette.become, entries: become.filter((entry) => fits(entry.label)).slice(0, 8) },
  ].filter((group) => group.entries.length > 0)
}

function useFoundLeads(q: string): LeadSummary[] {
  const found = useQuery({
    queryKey: ['palette-leads', q],
    queryFn: ({ signal }) => get<Page<LeadSummary>>('/leads', { q, limit: 6 }, signal),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
  return q.length > 0 ? (found.data?.items ?? []) : []
}
