import { queryOptions } from '@tanstack/react-query'
import type { Choices } from '#journey/measure/choices.contract.ts'
import { get } from '../data/request.ts'
import type { Option } from '../leads/ChoiceFilter.tsx'
import type { Dimension } from './search.ts'
import { words } from './words.ts'

/** What the filters offer. */
export const choicesQuery = queryOptions({
  queryKey: ['measure', 'choices'],
  queryFn: () => get<Choices>('/measure/choices'),
  staleTime: 60_000,
})

/** What was not said can be asked for too, where it can be left unsaid. */
const ALWAYS_SAID: readonly Dimension[] = ['origin', 'owner', 'version']

export function optionsOf(of: Dimension, choices: Choices | undefined): Option[] {
  const known = (choices?.[of] ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return ALWAYS_SAID.includes(of) ? known : [...known, { value: '-', label: words.unsaid }]
}
