import { judge, shortAgent } from '#journey/capture/tracking/human.rules.ts'
import { createRandom, type Random } from '#simulate/random.rules.ts'
import { mailTouch } from '#journey/capture/tracking/mail-hit.rules.ts'
import type { Asked } from '#journey/capture/tracking/human.rules.ts'
import type { Contact } from '#simulate/market.rules.ts'
import type { Touch } from '#journey/capture/facts.ts'

/** Who or what opens mails, follows links and looks at pages: programs, judged by the product's own rules. */

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const BROWSERS = [
  { weight: 40, agent: `${WINDOWS} AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36` },
  { weight: 24, agent: `${WINDOWS} AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0` },
  { weight: 14, agent: `${WINDOWS} Gecko/20100101 Firefox/144.0` },
  { weight: 12, agent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15' },
  { weight: 10, agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1' },
] // prettier-ignore
/** Fetches pictures when somebody opens, for all who read their mail there. */
const PROXY = `${WINDOWS} AppleWebKit/537.36 (via ggpht.com GoogleImageProxy)`
/** Fetches the pictures of every mail, read or not. */
const PRIVACY = 'Mozilla/5.0'
const SCANNERS = [
  'Mozilla/5.0 (compatible; BarracudaScanner/4.2)',
  'Mozilla/5.0 (compatible; ProofpointPreview/1.1)',
  // says that it is a browser, and follows everything within a second
  'Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/79.0.3945.88 Safari/537.36',
]
/** Takes its time and its words from a browser: the rules take it for somebody until somebody looks. */
const LATE = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36'
export const LATE_SCANNER = 'Chrome 109 on Linux'
const CRAWLER = 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'

const browser = { method: 'GET', purpose: '', via: '', language: true }
const software = { ...browser, language: false }

interface Mail {
  seq: number
  programme: string
  url: string
}

export interface Signal {
  at: number
  touch: Touch
}

/** What people use has chance of its own: the rest of a life stays as it was before anybody looked. */
function streamOf({ index }: Contact): Random {
  return createRandom(index, 0x51617)
}

function agentOf(contact: Contact): string {
  return streamOf(contact).weighted(BROWSERS).agent
}

/** Somebody read a mail: a few behind a proxy that hides when. */
export function opened(contact: Contact, mail: Mail, at: number, sentAt: number): Signal {
  const place = streamOf(contact).next()
  const asked: Asked =
    place < 0.08
      ? { ...software, agent: PROXY }
      : { ...browser, agent: place < 0.12 ? PRIVACY : agentOf(contact) }
  return signal('open', mail, asked, { at, sentAt })
}

/** Somebody followed a link, to a page that has the script; some never agreed to be recognised there. */
export function clicked(contact: Contact, mail: Mail, at: number, sentAt: number): Signal {
  const script = contact.index % 5 !== 0
  return signal('click', mail, { ...browser, agent: agentOf(contact) }, { at, sentAt, script })
}

interface Moment {
  at: number
  sentAt: number
  script?: boolean
  links?: number
}

function signal(
  kind: 'open' | 'click',
  { seq, programme, url }: Mail,
  asked: Asked,
  { at, sentAt, script, links = 1 }: Moment,
): Signal {
  const around = {
    sinceSentMs: at - sentAt,
    linksAtOnce: kind === 'click' ? links : 0,
    script: script ?? null,
  }
  const judged = judge({ kind, ...asked, ...around })
  const hit = { message: seq, agent: asked.agent, ...(kind === 'click' && { url }) }
  return { at, touch: mailTouch(kind, hit, judged, programme) }
}

/** Of so many companies a scanner stands before the mailboxes. */
const SCANNED = 8
const LATE_SCANNED = 40
const DAY_MS = 86_400_000

/** What software does with a mail: it opens it and follows all links before anybody can have read it, or finds it days later. */
export function machines({ index, company }: Contact, mail: Mail, sentAt: number): Signal[] {
  if (company !== null && company.index % SCANNED === 3) {
    const agent = SCANNERS[company.index % SCANNERS.length]!
    const asked = { ...software, agent }
    const first = sentAt + 700 + (index % 9) * 150
    const every = { sentAt, script: false, links: 2 }
    return [
      signal('open', mail, asked, { at: first, sentAt }),
      signal('click', mail, asked, { ...every, at: first + 120 }),
      signal('click', { ...mail, url: 'https://tarnwick.example/' }, asked, { ...every, at: first + 180 }),
    ]
  }
  if (company !== null && company.index % LATE_SCANNED === 17)
    return [signal('click', mail, { ...browser, agent: LATE }, { at: sentAt + 25 * 60_000, sentAt, script: false })] // prettier-ignore
  // somebody put their mail's link on a page
  if ((index * 7 + mail.seq) % 211 === 0)
    return [signal('click', mail, { ...software, agent: CRAWLER }, { at: sentAt + 3 * DAY_MS, sentAt, script: false })] // prettier-ignore
  return []
}

/** A page view as the script tells of it. */
export function viewed(contact: Contact, touch: Touch): Touch {
  const agent = agentOf(contact)
  return { ...touch, channel: 'web', ...judge({ kind: 'page', ...browser, agent }), agent: shortAgent(agent) }
}
