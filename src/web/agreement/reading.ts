import {
  compileAgreement,
  contractText,
  type AgreementDocument,
  type Compiled,
  type Contract,
} from '#journey/agreement/editing.contract.ts'
import { lawWords } from './spoken-law.ts'

/** Reading a text costs 50 to 150 ms, and every part of a screen asks for the same few texts. */
const READ = new Map<string, Compiled>()
const KEPT = 12

export function readText(text: string): Compiled {
  const known = READ.get(text)
  if (known) return known
  const read = compileAgreement(text)
  READ.set(text, read)
  if (READ.size > KEPT) READ.delete(READ.keys().next().value ?? '')
  return read
}

const CONTRACTS = new WeakMap<AgreementDocument, Contract>()

export function contractOf(document: AgreementDocument): Contract {
  const known = CONTRACTS.get(document)
  if (known) return known
  const contract = contractText(document, lawWords)
  CONTRACTS.set(document, contract)
  return contract
}
