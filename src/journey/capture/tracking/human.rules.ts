import { isbot } from 'isbot'

/**
 * How likely a person caused what came in, from 0 to 1, and why. Each finding moves the odds by a factor, as in naive Bayes;
 * where they begin depends on what it is: software opens and follows mails far more often than it reads pages in a browser.
 * Only what the request and our own records say is asked: no address is looked up anywhere.
 */
export interface Seen extends Asked, Partial<Around> {
  kind: 'page' | 'click' | 'open' | 'form'
}

/** What a request says of who or what sent it. */
export interface Asked {
  agent: string
  method: string
  /** Sec-Purpose, Purpose, X-Purpose, X-Moz: what a browser says that fetches ahead */
  purpose: string
  /** From, Via, User-Agent hints of a data centre's proxy: as the request has them */
  via: string
  /** whether the request had Accept-Language: browsers always send it */
  language: boolean
}

/** What came around it; left out: nothing of the kind. */
export interface Around {
  /** since the mail was handed over, ms; null: not of a mail, or unknown */
  sinceSentMs: number | null
  /** how many different links of the mail were followed within a second */
  linksAtOnce: number
  /** how many people of one domain followed or opened within ten seconds */
  sameDomainAtOnce: number
  /** the script on the page that the link leads to was heard; null: it has never been heard from that site */
  script: boolean | null
  /** page views of the same browser within the second before */
  pagesAtOnce: number
}

export interface Judgement {
  human: number
  why: Reason[]
}

/** Every finding: by how much it multiplies the odds that a person did it. */
export const REASONS = {
  crawler: 0.001,
  head: 0.01,
  prefetch: 0.02,
  mail_proxy: 1,
  privacy_proxy: 0.3,
  data_centre: 0.15,
  no_agent: 0.02,
  no_language: 0.4,
  at_once_after_sending: 0.05,
  soon_after_sending: 0.4,
  all_links_at_once: 0.02,
  domain_at_once: 0.1,
  // whoever did not agree to be recognised is not heard either
  no_script: 0.5,
  script: 20,
  impossible_speed: 0.02,
} as const
export type Reason = keyof typeof REASONS

/** Odds before anything is known. */
const BEFORE = { page: 20, form: 20, click: 4, open: 1 }

export function judge(seen: Seen): Judgement {
  return weighed(seen.kind, findings(seen))
}

/** The same by the present rules, of a signal whose request is no longer known: its findings stand, its program is looked at anew. */
export function judgeAgain(kind: string, why: string, agent: string | null): Judgement {
  const found = why.split(' ').filter((one): one is Reason => Object.hasOwn(REASONS, one))
  if (agent && !found.includes('crawler') && isSoftware(agent)) found.unshift('crawler')
  return weighed(KINDS[kind] ?? 'page', found)
}

const KINDS: Record<string, Seen['kind']> = {
  email_clicked: 'click',
  email_opened: 'open',
  form_submitted: 'form',
}

function weighed(kind: Seen['kind'], why: Reason[]): Judgement {
  let odds: number = BEFORE[kind]
  for (const reason of why) odds *= REASONS[reason]
  return { human: Math.round((odds / (1 + odds)) * 100) / 100, why }
}

/** a proxy that fetches pictures when somebody opens: says nothing of who */
const PROXY = /GoogleImageProxy|YahooMailProxy|ggpht|Mail\.ru.*proxy/i
const SCANNER =
  /barracuda|proofpoint|mimecast|safelinks|fireeye|trendmicro|symantec|sophos|cisco.?(?:secure|iron)|checkpoint|zscaler|urlscan|virustotal|headlesschrome|phantomjs|microsoft office|ms-office|msoffice/i
const DATA_CENTRE = /amazonaws|googleusercontent|azure|cloudapp|digitalocean|linode|hetzner|ovh\.|datacenter/i

function findings(seen: Seen): Reason[] {
  const why: Reason[] = []
  const { agent, kind, sinceSentMs = null, linksAtOnce = 0, sameDomainAtOnce = 0, pagesAtOnce = 0 } = seen
  const isProxy = PROXY.test(agent)
  if (agent.trim() === '') why.push('no_agent')
  else if (isProxy) why.push('mail_proxy')
  // what Apple's mail privacy protection sends: pictures are fetched whether or not anybody reads
  else if (kind === 'open' && agent === 'Mozilla/5.0') why.push('privacy_proxy')
  else if (isSoftware(agent)) why.push('crawler')
  if (seen.method === 'HEAD') why.push('head')
  if (/prefetch|preview|prerender/i.test(seen.purpose)) why.push('prefetch')
  if (DATA_CENTRE.test(seen.via)) why.push('data_centre')
  // a proxy of pictures fetches for whoever opened, without their language
  if (!seen.language && !isProxy) why.push('no_language')
  if (sinceSentMs !== null && sinceSentMs < 3_000) why.push('at_once_after_sending')
  else if (sinceSentMs !== null && sinceSentMs < 15_000) why.push('soon_after_sending')
  if (linksAtOnce > 1) why.push('all_links_at_once')
  if (sameDomainAtOnce >= 5) why.push('domain_at_once')
  if (kind === 'click' && seen.script === false) why.push('no_script')
  if (kind === 'click' && seen.script === true) why.push('script')
  if (pagesAtOnce >= 3) why.push('impossible_speed')
  return why
}

function isSoftware(agent: string): boolean {
  return isbot(agent) || SCANNER.test(agent)
}

/** A program as people know it: its own name and version where it says so, else the beginning of what it sends. */
export function shortAgent(agent: string): string {
  const bot = /[A-Za-z][\w .-]*(?:bot|proxy|crawler|spider|preview|scanner)[\w./-]*/i.exec(agent)
  const browser = /(Edg|OPR|Firefox|HeadlessChrome|Chrome|Version)\/(\d+)[^)]*?(Safari)?/.exec(agent)
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(agent)?.[0]
  if (bot) return bot[0].slice(0, 80)
  if (!browser) return agent.slice(0, 80)
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', Version: 'Safari' }
  const name = names[browser[1]!] ?? browser[1]!
  return system ? `${name} ${browser[2]} on ${system}` : `${name} ${browser[2]}`
}
