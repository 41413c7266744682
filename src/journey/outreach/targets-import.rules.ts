import { domainOf } from '#journey/outreach/suppression.rules.ts'
import { roleOfWord } from '#journey/outreach/accounts.rules.ts'
import type { ListRow } from '#journey/capture/list-file.contract.ts'
import type { MemberRole, Tier } from '#journey/outreach/accounts.contract.ts'
import type { TargetField } from '#journey/outreach/list-import.contract.ts'

/** A company as a list tells it; a field that the list leaves empty is not touched. */
export interface TargetDraft {
  /** of its first row */
  line: number
  company: string
  domain: string | null
  tier: string | null
  segment: string | null
  why: string | null
  owner: string | null
  nextStep: string | null
  contacts: { line: number; name: string; title: string | null; role: MemberRole; email: string | null }[]
}

export interface RefusedLine {
  line: number
  reason: string
}

const MOST: Partial<Record<TargetField, number>> = {
  company: 300,
  segment: 200,
  why: 2000,
  nextStep: 300,
  contactName: 200,
  contactTitle: 200,
}

/**
 * Rows of one company are put together: what the first of them says stands, later ones add what it left out, and their
 * people. `key`: under what companies meet. `owners`: an owner's id by id, name or e-mail, in lower case.
 */
export function draftsOf(
  rows: readonly ListRow[],
  cell: (cells: string[], field: TargetField) => string,
  known: {
    key: (company: string) => string
    tiers: readonly Tier[]
    owners: ReadonlyMap<string, string>
    fallback: { tier?: string | undefined; owner?: string | undefined }
  },
): { drafts: TargetDraft[]; refused: RefusedLine[] } {
  const drafts = new Map<string, TargetDraft>()
  const refused: RefusedLine[] = []
  for (const row of rows) {
    if ('refused' in row) {
      refused.push({ line: row.line, reason: row.refused })
      continue
    }
    const draft = draftOf(row.line, (field) => cell(row.cells, field), known)
    if (typeof draft === 'string') {
      refused.push({ line: row.line, reason: draft })
      continue
    }
    const key = known.key(draft.company)
    const before = drafts.get(key)
    drafts.set(key, before ? together(before, draft) : draft)
  }
  const { tier, owner } = known.fallback
  return {
    drafts: [...drafts.values()].map((one) => ({
      ...one,
      tier: one.tier ?? tier ?? null,
      owner: one.owner ?? owner ?? null,
    })),
    refused,
  }
}

function draftOf(
  line: number,
  value: (field: TargetField) => string,
  { tiers, owners }: { tiers: readonly Tier[]; owners: ReadonlyMap<string, string> },
): TargetDraft | string {
  const company = value('company')
  if (company === '') return 'No company is named.'
  for (const [field, most] of Object.entries(MOST) as [TargetField, number][])
    if (value(field).length > most) return `${field} is longer than ${most} characters.`
  const domain = value('domain') === '' ? null : domainOf(value('domain'))
  if (value('domain') !== '' && domain === null) return `“${value('domain')}” is not a domain.`
  const word = value('tier').toLowerCase()
  const tier = tiers.find(({ id, name }) => [id, name].some((one) => one.toLowerCase() === word))
  if (word !== '' && !tier)
    return `There is no tier “${value('tier')}”: they are ${tiers.map(({ name }) => name).join(', ')}.`
  const owner = owners.get(value('owner').toLowerCase())
  if (value('owner') !== '' && owner === undefined) return `“${value('owner')}” is nobody we know.`
  const or = (field: TargetField) => value(field) || null
  const contact = value('contactName') || value('contactEmail')
  return {
    line,
    company,
    domain,
    tier: tier?.id ?? null,
    segment: or('segment'),
    why: or('why'),
    owner: owner ?? null,
    nextStep: or('nextStep'),
    contacts:
      contact === ''
        ? []
        : [
            {
              line,
              name: contact,
              title: or('contactTitle'),
              role: roleOfWord(`${value('contactRole')}`),
              email: value('contactEmail').toLowerCase() || null,
            },
          ],
  }
}

function together(first: TargetDraft, next: TargetDraft): TargetDraft {
  return {
    ...first,
    domain: first.domain ?? next.domain,
    tier: first.tier ?? next.tier,
    segment: first.segment ?? next.segment,
    why: first.why ?? next.why,
    owner: first.owner ?? next.owner,
    nextStep: first.nextStep ?? next.nextStep,
    contacts: [...first.contacts, ...next.contacts],
  }
}
