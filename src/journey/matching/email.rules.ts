/** Mailboxes of a task, not of a person (RFC 2142 and what companies add to it). */
const ROLES = new Set(
  'info sales contact office admin administrator support help hello mail post kontakt service team marketing billing accounts accounting invoice rechnung buchhaltung einkauf vertrieb verkauf webmaster postmaster hostmaster abuse noreply no-reply donotreply press presse jobs hr career careers karriere reception empfang zentrale orders bestellung enquiries inquiries office1'.split(
    ' ',
  ),
)
/**
 * Domains that RFC 2606 sets aside, and those that people type into forms to get past them. A company's name under `.example`
 * stands in manuals and demonstrations, where it is somebody.
 */
const PLACEHOLDERS =
  /(^|[.@])(test|invalid|localhost|asdf|aaa|xxx|none|noemail|nomail)(\.(com|net|org|de|test))?$|(^|[.@])example\.(com|net|org|de|test)$|^example$/

export interface EmailParts {
  /** as given, in lower case: the local part's case is kept by whoever stores it, and does not part people */
  local: string
  /** the local part without what stands behind a plus, and without dots: what it is compared by second */
  plain: string
  /** lower case, in ASCII as it travels in DNS (IDNA) */
  domain: string
  /** a mailbox that several people read: says which company, not who */
  shared: boolean
}

/** @returns null for what is no address, and for placeholders such as test@test.com, which say nothing of anybody */
export function emailParts(text: string): EmailParts | null {
  const given = text
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
  const at = given.lastIndexOf('@')
  if (at < 1 || at === given.length - 1 || /\s/.test(given)) return null
  const local = given.slice(0, at).toLowerCase()
  const domain = asciiDomain(given.slice(at + 1))
  if (domain === null || PLACEHOLDERS.test(domain)) return null
  const plain = local.replace(/\+.*$/, '').replaceAll('.', '')
  return { local, plain: plain === '' ? local : plain, domain, shared: ROLES.has(local.replace(/\+.*$/, '')) }
}

/** A domain in ASCII and lower case; null where it can be none. */
export function asciiDomain(domain: string): string | null {
  const lower = domain.trim().toLowerCase().replace(/\.$/, '')
  if (/^[a-z0-9.-]+$/.test(lower)) return lower
  // the URL parser carries IDNA (UTS 46), also in browsers; it throws at what cannot be a host
  return URL.canParse(`http://${lower}/`) ? new URL(`http://${lower}/`).hostname : null
}
