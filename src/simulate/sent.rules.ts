import { CLOSED, forms } from '#simulate/forms.rules.ts'
import { createRandom } from '#simulate/random.rules.ts'
import { DAY, type Span } from '#simulate/season.rules.ts'
import { HOUR } from '#simulate/deeds.rules.ts'
import type { Contact } from '#simulate/market.rules.ts'
import type { FormDocument } from '#journey/capture/forms/contract.ts'
import type { Life } from '#simulate/life.rules.ts'
import type { Origin, TakenForm } from '#journey/capture/forms/work.rules.ts'

/** A form as somebody sent it. Moments: epoch ms. */
export interface Sent {
  /** when it was sent; a form whose address is confirmed becomes work later */
  sentAt: number
  form: TakenForm
}

export interface Version {
  id: string
  version: number
  from: number
  document: FormDocument
}

/** What stood on the web of the company at any time, and the words of each purpose since their day. */
export interface Site {
  versions: Version[]
  /** purpose → its texts, oldest first */
  texts: Map<string, { version: number; from: number; en: string; de: string }[]>
}

/** The web of the company itself; what comes by other ways is typed in or sent by partners. */
const OURS = new Set(['Website', 'Google Ads', 'LinkedIn Ads', 'Content', 'Webinar'])
const GERMAN = new Set(['Germany', 'Austria', 'Switzerland'])
/** What people send once more is mostly an address for the newsletter. */
const SUBSCRIBES = 0.7

export function versionsOf(span: Span): Version[] {
  return forms.flatMap(({ id, from, document }, i) =>
    from === null
      ? []
      : [
          {
            id,
            version: forms.slice(0, i).filter((one) => one.id === id).length + 1,
            from: Math.round(span.from + from * (span.until - span.from)),
            document,
          },
        ],
  )
}

export function closedAt({ from, until }: Span): number {
  return Math.round(from + CLOSED.from * (until - from))
}

/** The form by which somebody came; null: it was none of the web's. */
export function sentBy(site: Site, contact: Contact, capture: Life['captures'][number]): Sent | null {
  const { at, submission, touch } = capture
  if (!OURS.has(submission.source ?? '')) return null
  const random = createRandom(contact.index, 0xf025)
  const isFirst = submission.fields !== undefined
  const id = formFor(contact, touch.kind, isFirst || !random.chance(SUBSCRIBES))
  const shown = versionAt(site, id, at)
  if (!shown) return null
  const { document, version } = shown
  const { source: _source, campaign: _campaign, channel: _channel, consent, ...answers } = submission
  const way = wayOf(capture, document)
  const purpose = document.consent?.purpose
  const agreed = consent?.email === true || (purpose !== undefined && document.consent!.required)
  return {
    // who has to confirm does so within hours
    sentAt: document.doubleOptIn ? Math.floor(at - Math.min(random.exponential(2 * HOUR), 6 * DAY)) : at,
    form: {
      form: shown.id,
      version,
      nonce: `${contact.index}-${touch.kind}`,
      // the number is asked for in words that allow a call
      answers: { ...answers, ...(consent?.phone !== undefined && { consent: { phone: consent.phone } }) },
      consent: agreed && purpose !== undefined ? textAt(site, purpose, at, document.language) : null,
      source: document.source ?? null,
      campaign: document.campaign ?? null,
      channel: document.channel ?? null,
      touch: touch.kind,
      name: touch.asset ?? document.name,
      page: `https://tarnwick.example/${PAGES[shown.id] ?? shown.id}`,
      visitor: null,
      first: way && random.chance(0.8) ? way : null,
      last: way,
      confirmWithin: document.doubleOptIn?.days ?? null,
    } as TakenForm,
  }
}

const PAGES: Record<string, string> = { talk: 'contact', 'see-it': 'demo', newsletter: 'news' }

function formFor({ details }: Contact, kind: string, asks: boolean): string {
  if (kind === 'demo_requested') return 'see-it'
  if (kind === 'content_downloaded')
    return GERMAN.has(details.country ?? '') ? 'leitfaden-kalibrierung' : 'calibration-guide'
  if (kind === 'webinar_registered') return 'webinar'
  return asks ? 'talk' : 'newsletter'
}

/** The webinar's form is another one each season. */
function versionAt({ versions }: Site, id: string, at: number): Version | undefined {
  return versions.findLast((one) => one.from <= at && (one.id === id || (id === 'webinar' && one.id.startsWith('webinar-')))) // prettier-ignore
}

/** The words that stood there then. */
export function textAt(
  { texts }: Site,
  purpose: string,
  at: number,
  language: FormDocument['language'],
): TakenForm['consent'] {
  const known = texts.get(purpose)?.findLast(({ from }) => from <= at)
  if (!known) return null
  return { purpose, version: known.version, shown: known[language] }
}

/** The tags of the link that brought somebody, where the form's own words would be wrong. */
function wayOf({ submission }: Life['captures'][number], document: FormDocument): Origin | null {
  const { source, campaign, channel } = submission
  if (source === document.source && campaign === document.campaign) return null
  return { utm_source: source!, utm_medium: channel!, utm_campaign: campaign! }
}
