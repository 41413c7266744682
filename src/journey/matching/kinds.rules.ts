/** What a column of a file can be, as matching is concerned. */
export const KINDS = [
  'email',
  'phone',
  'givenName',
  'familyName',
  'fullName',
  'birthDate',
  'company',
  'domain',
  'houseNumber',
  'street',
  'addressLine',
  'city',
  'postcode',
  'region',
  'country',
  'number',
] as const

export type Kind = (typeof KINDS)[number]

/** Why a column is left out. */
export type Left =
  'identifier' | 'label' | 'empty' | 'constant' | 'unique' | 'unknown' | 'doubled' | 'content'

export interface Column {
  name: string
  /** what it is taken for; null: left out, and `left` says why */
  kind: Kind | null
  left: Left | null
  /** what it was told by */
  by: 'name' | 'content'
}

/** A column as read: every distinct cell once, and of each row which of them it holds; −1 where the cell is empty. */
export interface RawColumn {
  name: string
  values: string[]
  ids: Int32Array
}
