/** Companies as others speak of them: types alone, so that whoever reads an entry needs no rule. */

/** What a submission lets us know of the company. */
export interface CompanyClues {
  /** as given; null: none */
  name: string | null
  /** the registered part of the e-mail's domain, of business addresses only; null: none */
  domain: string | null
}

/** A company that a clue leads to. `root`: the company that somebody joined it with; itself if nobody did. */
export interface KnownCompany {
  id: string
  key: string
  name: string
  root: string
}

/** Companies by what was asked for: `id:…` of an exact name, `core:…` without legal form, `domain:…`. */
export type CompanyIndex = Map<string, KnownCompany[]>

/** `open`: there is more than one that it could be, and somebody has to say. */
export type CompanyBecause = 'name' | 'name_form' | 'name_domain' | 'domain' | 'person' | 'open'

export interface CompanyBy {
  because: CompanyBecause
  /** what was written, where the company is called otherwise */
  said?: string
  /** the ids of companies that it may be as well, or belong to */
  maybe?: string[]
}
