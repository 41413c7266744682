import { author } from '#journey/lifecycle/detail.rules.ts'
import { iso } from '#journey/lifecycle/views.rules.ts'
import { provenance } from '#journey/identity/provenance.rules.ts'
import type { CompanyBecause, CompanyBy } from '#journey/identity/company.contract.ts'
import type { FieldsView, FieldView } from '#journey/identity/fields.contract.ts'
import type { FieldValue, Telling } from '#journey/identity/provenance.rules.ts'
import type { Language } from '#platform/language.contract.ts'
import type { LeadCaptured } from '#journey/capture/facts.ts'
import type { Names } from '#journey/lifecycle/views.rules.ts'
import type { Ruleset } from '#journey/agreement/ruleset.ts'

const WORDS: Record<Language, Record<CompanyBecause, string>> = {
  en: {
    name: 'by name',
    name_form: 'by name, without legal form',
    name_domain: 'by name and by the domain of the e-mail',
    domain: 'by the domain of the e-mail',
    person: 'a person said so',
    open: 'open: several companies share the domain of the e-mail',
  },
  de: {
    name: 'am Namen erkannt',
    name_form: 'am Namen ohne Rechtsform erkannt',
    name_domain: 'am Namen und an der Domain der E-Mail erkannt',
    domain: 'an der Domain der E-Mail erkannt',
    person: 'von Hand festgelegt',
    open: 'offen: mehrere Firmen teilen sich die Domain der E-Mail',
  },
}

/** Each field of a lead with where it comes from. */
export function fieldViews(names: Names, rules: Ruleset, entries: Telling[]): FieldView[] {
  const view = (one: FieldValue): NonNullable<FieldView['standing']> => ({
    value: one.value,
    source: one.source,
    by: author(names, one.by),
    at: iso(one.at),
    again: one.again === null ? null : iso(one.again),
    confidence: one.confidence,
    entry: one.seq,
  })
  return provenance(entries).map(({ field, standing, former, against }) => ({
    field,
    label: rules.fields[field]?.label ?? field.replace(/^fields\./, ''),
    standing: standing && view(standing),
    former: former.map(view),
    against: against.map(view),
  }))
}

const TELLS = new Set(['LeadCaptured', 'LeadDetailsChanged', 'LeadMerged'])

/** How the lead's company was found: of the entry that named the one that it has, else of the latest that left it open. */
export function companyWhy(entries: Telling[], companyId: string | null): CompanyBy | null {
  const told = entries.filter(({ kind }) => TELLS.has(kind))
  const bodies = told.map(({ body }) => body as LeadCaptured)
  if (companyId === null) {
    const open = bodies.findLast(({ companyBy }) => companyBy?.because === 'open')
    return open?.companyBy ?? null
  }
  const since = bodies.findLastIndex((body) => body.companyId !== null && body.companyId !== companyId)
  const first = bodies.slice(since + 1).filter((body) => body.companyId === companyId)
  const best = first.findLast(({ companyBy }) => companyBy?.because === 'person') ?? first[0]
  return best === undefined ? null : (best.companyBy ?? { because: 'name' })
}

export function companyView(
  by: CompanyBy,
  found: {
    company: NonNullable<FieldsView['company']>['company']
    parent: { id: string; name: string } | null
  },
  maybe: { id: string; name: string }[],
  language: Language,
): NonNullable<FieldsView['company']> {
  return {
    ...found,
    because: by.because,
    becauseText: WORDS[language][by.because],
    said: by.said ?? null,
    maybe,
  }
}
