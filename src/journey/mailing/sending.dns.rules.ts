import { wordsOf } from '#journey/mailing/sending.words.rules.ts'
import type { DnsFinding } from '#journey/mailing/sending.contract.ts'
import type { Language } from '#platform/language.contract.ts'

/** Looks names up; null: no answer, [] there is none. Handed over, so that tests need no DNS. */
export interface Resolver {
  txt: (name: string) => Promise<string[] | null>
  mx: (name: string) => Promise<string[] | null>
}

/** What was found for a domain, before it is judged. Null: no answer. */
export interface DnsFound {
  domain: string
  /** domain of the address that mails come back to: SPF is asked of it (RFC 7208) */
  returnDomain: string
  key: { domain: string; selector: string; publicKey: string } | null
  spf: string[] | null
  dkim: string[] | null
  /** where DMARC was found, or asked last: the domain's own, else its parent's (RFC 7489) */
  dmarcAt: string
  dmarc: string[] | null
  mx: string[] | null
}

export async function lookUp(
  resolver: Resolver,
  { domain, returnDomain, key }: Pick<DnsFound, 'domain' | 'returnDomain' | 'key'>,
): Promise<DnsFound> {
  const [spf, dkim, dmarc, mx] = await Promise.all([
    resolver.txt(returnDomain),
    key === null ? [] : resolver.txt(dkimName(key)),
    dmarcOf(resolver, domain),
    resolver.mx(returnDomain),
  ])
  return { domain, returnDomain, key, spf, dkim, dmarcAt: dmarc.at, dmarc: dmarc.found, mx }
}

async function dmarcOf(resolver: Resolver, domain: string): Promise<{ at: string; found: string[] | null }> {
  let rest = domain
  for (;;) {
    const at = `_dmarc.${rest}`
    const found = await resolver.txt(at)
    const parent = rest.slice(rest.indexOf('.') + 1)
    if (found === null || found.some(isDmarc) || !parent.includes('.')) return { at, found }
    rest = parent
  }
}

const isSpf = (text: string): boolean => /^v=spf1(\s|$)/i.test(text)
const isDmarc = (text: string): boolean => /^v=DMARC1\s*(;|$)/i.test(text)

export function dkimName({ selector, domain }: { selector: string; domain: string }): string {
  return `${selector}._domainkey.${domain}`
}

/** The record of a key (RFC 6376, 3.6.1). */
export function dkimRecord(publicKey: string): string {
  return `v=DKIM1; k=rsa; p=${publicKey}`
}

/** Every record with its verdict and what to do, in the reader's language. */
export function judgeDns(found: DnsFound, language: Language): DnsFinding[] {
  return [
    spfOf(found, language),
    dkimOf(found, language),
    dmarcFinding(found, language),
    mxOf(found, language),
  ]
}

function spfOf({ spf, returnDomain: name }: DnsFound, language: Language): DnsFinding {
  const words = wordsOf(language)
  const base = { what: 'spf' as const, name, wanted: null }
  if (spf === null) return { ...base, verdict: 'unknown', found: [], sentence: words.unknown }
  const records = spf.filter(isSpf)
  const say = (verdict: DnsFinding['verdict'], sentence: string): DnsFinding => ({
    ...base,
    verdict,
    found: records,
    sentence,
  })
  if (records.length === 0) return { ...say('missing', words.spf.missing), wanted: 'v=spf1 mx ~all' }
  if (records.length > 1) return say('wrong', words.spf.wrong)
  return /\s\+?all\s*$/i.test(records[0]!) ? say('wrong', words.spf.open) : say('ok', words.spf.ok)
}

function dkimOf({ dkim, key, domain }: DnsFound, language: Language): DnsFinding {
  const { dkim: words, unknown } = wordsOf(language)
  const base = { what: 'dkim' as const, found: dkim ?? [] }
  if (key === null)
    return { ...base, name: `_domainkey.${domain}`, wanted: null, verdict: 'missing', sentence: words.none }
  const shown = { ...base, name: dkimName(key), wanted: dkimRecord(key.publicKey) }
  if (key.domain !== domain) return { ...shown, verdict: 'wrong', sentence: words.other }
  if (dkim === null) return { ...shown, verdict: 'unknown', sentence: unknown }
  if (dkim.length === 0) return { ...shown, verdict: 'missing', sentence: words.missing }
  const same = dkim.some(
    (text) => /(?:^|;)\s*p=([^;]*)/i.exec(text)?.[1]?.replace(/\s/g, '') === key.publicKey,
  )
  return same
    ? { ...shown, verdict: 'ok', sentence: words.ok }
    : { ...shown, verdict: 'wrong', sentence: words.wrong }
}

function dmarcFinding({ dmarc, dmarcAt: name, domain }: DnsFound, language: Language): DnsFinding {
  const { dmarc: words, unknown } = wordsOf(language)
  const records = (dmarc ?? []).filter(isDmarc)
  const base = { what: 'dmarc' as const, found: records, name, wanted: null }
  if (dmarc === null) return { ...base, verdict: 'unknown', sentence: unknown }
  if (records.length === 0) {
    const wanted = 'v=DMARC1; p=none'
    return { ...base, name: `_dmarc.${domain}`, wanted, verdict: 'missing', sentence: words.missing }
  }
  const hasPolicy = /;\s*p=(none|quarantine|reject)\s*(;|$)/i.test(records[0]!)
  if (records.length > 1 || !hasPolicy) return { ...base, verdict: 'wrong', sentence: words.wrong }
  return { ...base, verdict: 'ok', sentence: words.ok }
}

function mxOf({ mx, returnDomain: name }: DnsFound, language: Language): DnsFinding {
  const { mx: words, unknown } = wordsOf(language)
  const base = { what: 'mx' as const, name, wanted: null, found: mx ?? [] }
  if (mx === null) return { ...base, verdict: 'unknown', sentence: unknown }
  return mx.length === 0
    ? { ...base, verdict: 'missing', sentence: words.missing }
    : { ...base, verdict: 'ok', sentence: words.ok }
}
