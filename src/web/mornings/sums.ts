import { sumsOf } from '#journey/measure/mornings/sponsor.sentences.contract.ts'
import type { Money } from '#journey/measure/mornings/contract.ts'
import { speech } from '../ui/format.ts'
import { words } from './words.ts'

export const sums = (of: Money[]): string => sumsOf(of, words.none, speech)
