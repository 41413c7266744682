import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { AgreementDocument, Contract } from '#journey/agreement/editing.contract.ts'
import type { AgreementLife, AgreementShown } from '#journey/agreement/life/contract.ts'
import type { Page } from '#platform/http/contract.ts'
import { get } from '../data/request.ts'

export const versionsQuery = queryOptions({
  queryKey: ['agreement-versions'],
  queryFn: () => get<Page<AgreementLife>>('/agreements', { limit: 100 }),
  select: (page) => page.items,
  // somebody signs at another desk, and a signed version begins by the clock
  refetchInterval: 15_000,
})

export const versionQuery = (version: number) =>
  queryOptions({
    queryKey: ['agreement-version', version],
    queryFn: () => get<AgreementShown>(`/agreements/${version}`),
    enabled: version > 0,
    refetchInterval: 15_000,
  })

export interface InWords {
  document: AgreementDocument
  contract: Contract
  /** conditions of scoring rules by their place in the document */
  conditions: Record<string, string>
}

/** A version never changes, and neither do its words: what reads a text weighs more than this screen without it. */
export const inWordsQuery = (version: number) =>
  queryOptions({
    queryKey: ['agreement-in-words', version],
    queryFn: () => get<InWords>(`/agreements/${version}/contract`),
    staleTime: Infinity,
  })

export function inForce(versions: readonly AgreementLife[] | undefined): AgreementLife | undefined {
  return versions?.find(({ status }) => status === 'in_force')
}

/** What the contract's page asks one after the other, while its code is on its way. */
export async function askAhead(client: QueryClient, asked: number | undefined): Promise<void> {
  const version = asked ?? inForce((await client.fetchQuery(versionsQuery)).items)?.version
  if (version === undefined) return
  await Promise.all([
    client.prefetchQuery(versionQuery(version)),
    client.prefetchQuery(inWordsQuery(version)),
  ])
}
