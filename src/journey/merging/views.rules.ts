import { engineText } from '#journey/spoken.rules.ts'
import { author } from '#journey/lifecycle/detail.rules.ts'
import { iso, scoreNow } from '#journey/lifecycle/views.rules.ts'
import { detailsOf } from '#journey/merging/fields.rules.ts'
import type { Body } from '#journey/entries.ts'
import type { Card } from '#work/card.ts'
import type { Details, Told } from '#journey/merging/fields.rules.ts'
import type { FieldOrigin, MergeHistory, MergeSide } from '#journey/merging/contract.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { PersonDetails } from '#journey/capture/facts.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'
import type { Stream } from '#journey/merging/learned.rules.ts'

/** How a lead stands, in few words. @param now epoch ms */
export function sideOf(names: Names, { leadId, state, person, company }: Card, now: number): MergeSide {
  const rules = names.law.version(state.version)
  const stage = rules.stages[state.stage]
  return {
    id: leadId,
    name: nameIn(person),
    email: person.email ?? null,
    phone: person.phone ?? null,
    company: company?.name ?? null,
    stage: stage ? { id: stage.id, name: stage.name } : null,
    owner: { id: state.owner, name: names.owner(state.owner) },
    score: scoreNow(rules, state, now).total,
    nextStep: { what: engineText(state.nextStep.what, names.language ?? 'en'), due: iso(state.nextStep.due) },
  }
}

export function nameIn(person: PersonDetails): string | null {
  return person.name ?? ([person.firstName, person.lastName].filter(Boolean).join(' ') || null)
}

const LABELS = {
  en: { name: 'Name', email: 'E-mail', phone: 'Phone', company: 'Company' },
  de: { name: 'Name', email: 'E-Mail', phone: 'Telefon', company: 'Firma' },
}

/** Every detail of a lead with its origin, and what the leads that go on in it say otherwise. The first stream is the lead's. */
export function originsOf(names: Names, rules: Ruleset, streams: Stream[]): FieldOrigin[] {
  const [own, ...others] = streams.map(({ lead, entries }) => flat(detailsOf(lead, entries)))
  const labels: Record<string, string> = LABELS[names.language ?? 'en']
  return [...own!].map(([field, told]) => {
    const differ = others.flatMap((one) => {
      const other = one.get(field)
      return other && JSON.stringify(other.value) !== JSON.stringify(told.value) ? [said(names, other)] : []
    })
    const label = labels[field] ?? rules.fields[field]?.label ?? field.replace(/^fields\./, '')
    return { field, label, ...said(names, told), others: differ }
  })
}

function said(names: Names, { value, lead, at, by }: Told): FieldOrigin['others'][number] {
  return { value, lead, at: iso(at), by: author(names, by) }
}

function flat({ name, email, phone, company, attributes, fields }: Details): Map<string, Told> {
  const all = new Map<string, Told>()
  if (name) all.set('name', { ...name, value: nameIn(name.value) })
  if (email) all.set('email', email)
  if (phone) all.set('phone', phone)
  if (company) all.set('company', { ...company, value: company.value.name })
  for (const [id, told] of attributes) all.set(id, told)
  for (const [id, told] of fields) all.set(`fields.${id}`, told)
  return all
}

/** Every merge into the lead and every undoing, newest first. What an undoing told again is not a merge of its own. */
export function pastOf(names: Names, { entries }: Stream): MergeHistory['past'] {
  const seen = new Set<string>()
  const past: MergeHistory['past'] = []
  for (const { kind, at, by, body } of entries) {
    const { merge, lead } = body as Body<'LeadMerged'>
    if (kind === 'LeadMerged' && !seen.has(merge)) {
      seen.add(merge)
      past.push({ what: 'merged', lead, at: iso(at), by: author(names, by) })
    } else if (kind === 'LeadUnmerged')
      past.push({ what: 'undone', lead, at: iso(at), by: author(names, by) })
  }
  return past.reverse()
}
