import type { AccountEvent, MemberRole } from '#journey/outreach/accounts.contract.ts'
import { day, money } from '../ui/format.ts'
import { words } from './account-words.ts'
import { touches } from './touch-words.ts'
import { words as list } from './words.ts'

type Body = AccountEvent['body']

/** What an event says, in the language of the page; several lines where several things changed at once. */
export function linesOf({ what, kind, body }: AccountEvent): string[] {
  if (what === 'touch') return [touchOf(kind, body)]
  if (what === 'handoff') return [handoffOf(kind, String(body.repName ?? body.rep ?? ''))]
  if (what === 'deal') return [dealOf(kind, body)]
  return historyOf(kind, body)
}

function touchOf(kind: string, { asset, campaign }: Body): string {
  const name = touches[kind] ?? kind.replaceAll('_', ' ')
  const of = asset ?? campaign
  return typeof of === 'string' ? `${name}: ${of}` : name
}

function handoffOf(kind: string, rep: string): string {
  const said = {
    offered: words.event.offered,
    accepted: words.event.accepted,
    returned: words.event.returned,
  }[kind]
  return said ? said(rep) : words.event.answered(rep, kind.replaceAll('_', ' '))
}

function dealOf(kind: string, { name, amount, currency }: Body): string {
  const status = words.dealStates[kind as keyof typeof words.dealStates] ?? kind
  const worth = typeof amount === 'string' ? `, ${money(amount, (currency as string | null) ?? null)}` : ''
  return words.event.deal(typeof name === 'string' ? name : words.noName, `${status}${worth}`)
}

interface Changed {
  field: string
  from?: string | null
  to?: string | null
}

function historyOf(kind: string, body: Body): string[] {
  if (kind === 'changed') return (body.changes as Changed[]).map(changeOf)
  if (kind === 'added') return [words.event.added]
  if (kind === 'note_removed') return [words.event.note_removed]
  if (kind === 'member_added') return [words.event.member_added(roleOf(body.role))]
  if (kind === 'member_removed') return [words.event.member_removed(roleOf(body.role))]
  if (kind === 'member_changed') {
    if (body.lead !== undefined) return [words.event.member_found]
    return body.from === undefined
      ? [words.event.member_changed]
      : [words.event.member_role(roleOf(body.from), roleOf(body.to))]
  }
  return [kind]
}

function changeOf({ field, from, to }: Changed): string {
  const name = words.event.fields[field] ?? field
  if (from === undefined && to === undefined) return words.event.changedFree(name)
  return words.event.changed(name, valueOf(field, from), valueOf(field, to))
}

function valueOf(field: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return list.none
  if (field === 'state') return list.states[value as keyof typeof list.states] ?? value
  if (field === 'until' || field === 'nextStepDue') return day(`${value}T12:00:00`)
  return value
}

function roleOf(role: unknown): string {
  return list.roles[role as MemberRole] ?? String(role)
}
