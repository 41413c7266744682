import type { Choices } from '#journey/measure/choices.contract.ts'
import type { Option } from '../leads/ChoiceFilter.tsx'
import type { Dimension } from './search.ts'
import { words } from './words.ts'

/** What was not said can be asked for too, where it can be left unsaid. */
const ALWAYS_SAID: readonly Dimension[] = ['origin', 'owner', 'version']

export function optionsOf(of: Dimension, choices: Choices | undefined): Option[] {
  const known = (choices?.[of] ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return ALWAYS_SAID.includes(of) ? known : [...known, { value: '-', label: words.unsaid }]
}
