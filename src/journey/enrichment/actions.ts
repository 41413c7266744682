import { cellOf, columnsOf, parseColumns, proposeColumns } from '#journey/outreach/list-columns.rules.ts'
import { companyDomain } from '#journey/identity/company.rules.ts'
import { doBatch } from '#work/batch.ts'
import { ENRICH_FIELDS } from '#journey/enrichment/contract.ts'
import { ENRICH_HEADERS, learned, rowsOf } from '#journey/enrichment/rules.ts'
import { keepRows, leadsOf, saidBefore } from '#journey/enrichment/store.ts'
import type { EnrichAnswer } from '#journey/enrichment/contract.ts'
import type { Enriched, EnrichmentProvider } from '#journey/enrichment/provider.ts'
import type { Floor } from '#work/batch.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { Work } from '#work/card.ts'

interface Wanted {
  dryRun: boolean
  mapping?: string | undefined
  source: string
}

const AT_ONCE = 500

/**
 * Takes bought data in, and tells it to the leads that it is about. The same file again changes nothing.
 * `say`: a field and a sentence without subject as one, in the language of whoever asked.
 * @returns `problem`: a sentence without subject about the file or the mapping
 */
export async function importEnrichment(
  floor: Floor,
  list: ListFile,
  { dryRun, mapping, source }: Wanted,
  { by, say }: { by: string; say: (field: string, message: string) => string },
): Promise<EnrichAnswer | { field: string; problem: string }> {
  if (list.tooLong) return { field: 'body', problem: 'has too many rows for one list: split it' }
  const columns =
    mapping === undefined
      ? { mapping: proposeColumns(list.headers, ENRICH_HEADERS) }
      : parseColumns(mapping, list.headers, ENRICH_FIELDS)
  if ('problem' in columns) return { field: 'mapping', ...columns }
  if (columns.mapping.email === undefined && columns.mapping.domain === undefined)
    return { field: 'mapping', problem: 'names no column of e-mail addresses or domains' }
  const rules = floor.law.at(floor.now())
  const { rows, refused } = rowsOf(rules, list.rows, cellOf(list, columns.mapping))
  const answer: EnrichAnswer = {
    dryRun,
    file: list.name,
    columns: columnsOf(list, columns.mapping),
    read: list.rows.length,
    created: 0,
    updated: 0,
    unchanged: 0,
    refused: refused.length,
    rows: [],
    problems: refused
      .slice(0, 500)
      .map(({ line, field, message }) => ({ line, reason: say(field, message) })),
    leads: 0,
    kept: 0,
  }
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const some = rows.slice(at, at + AT_ONCE)
    const outcomes = await keepRows(floor.db, source, some, dryRun ? null : { by, now: floor.now() })
    some.forEach(({ line, key, values }, i) => {
      const outcome = outcomes[i]!
      answer[outcome]++
      const what = `${key.slice(key.indexOf(':') + 1)} · ${Object.values(values).join(', ')}`.slice(0, 300)
      if (answer.rows.length < 50) answer.rows.push({ line, outcome, what })
    })
    const told = await tellLeads(floor, source, new Map(some.map((row) => [row.key, row])), dryRun)
    answer.leads += told.leads
    answer.kept += told.kept
  }
  return answer
}

/** Asks a provider about leads, and tells them what it knows. */
export async function enrichLeads(
  floor: Floor,
  provider: EnrichmentProvider,
  emails: readonly string[],
): Promise<{ leads: number; kept: number }> {
  const keys = new Set(emails.flatMap(keysOf))
  return tellLeads(floor, provider.name, await provider.lookup([...keys]), false)
}

function keysOf(email: string): string[] {
  const domain = companyDomain(email)
  return [`email:${email.toLowerCase()}`, ...(domain === null ? [] : [`domain:${domain}`])]
}

/** What is known of a person says more than what is known of their company: it is told after it. */
async function tellLeads(
  floor: Floor,
  source: string,
  known: ReadonlyMap<string, Enriched>,
  dry: boolean,
): Promise<{ leads: number; kept: number }> {
  const by = `enrichment:${source}`
  const found = await leadsOf(floor.db, [...known.keys()])
  const mine = new Map<string, Enriched>()
  for (const of of ['domain:', 'email:'])
    for (const { key, lead, email } of found) {
      // backwards, `notacme.com` begins as `acme.com` does
      if (!key.startsWith(of) || (of === 'domain:' && `domain:${companyDomain(email) ?? ''}` !== key))
        continue
      const { values, confidence } = known.get(key)!
      const before = mine.get(lead)
      mine.set(lead, { values: { ...before?.values, ...values }, confidence: least(before, confidence) })
    }
  const leads = [...mine.keys()]
  const told = { leads: 0, kept: 0 }
  for (let at = 0; at < leads.length; at += AT_ONCE) {
    const some = leads.slice(at, at + AT_ONCE)
    const said = await saidBefore(floor.db, by, some)
    const kept = new Set<string>()
    const dones = await doBatch(
      floor,
      some.map((lead): Work => ({
        target: { leadId: lead },
        decide: (card, now) => {
          const rules = floor.law.version(card!.state.version)
          const already = said.get(lead) ?? new Set<string>()
          const { kept: isKept, ...news } = learned(rules, card!, mine.get(lead)!, { by, now, already })
          if (isKept) kept.add(lead)
          return news
        },
      })),
      { dry },
    )
    told.leads += dones.filter(({ facts }) => facts > 0).length
    told.kept += kept.size
  }
  return told
}

/** Of two rows about one lead the less certain one says how certain both are. */
function least(before: Enriched | undefined, confidence: number | null): number | null {
  if (before === undefined) return confidence
  return before.confidence === null || confidence === null ? null : Math.min(before.confidence, confidence)
}
