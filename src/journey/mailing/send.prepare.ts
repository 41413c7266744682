import { drawn } from '#journey/nurture/holdout.rules.ts'
import { behold, nameOf } from '#journey/mailing/send.store.ts'
import { headersOf, urlsOf } from '#journey/mailing/send.headers.rules.ts'
import { messageId } from '#journey/mailing/message-id.rules.ts'
import { SKIPS } from '#journey/mailing/send.details.rules.ts'
import { skipOf, windowOf } from '#journey/mailing/send.check.rules.ts'
import { againAt, domainOf, senderAddress } from '#journey/mailing/sending.rules.ts'
import type { Beheld, Claimed, Settled } from '#journey/mailing/send.store.ts'
import type { MailLead, MailUrls, RenderedMail } from '#journey/mailing/render.contract.ts'
import type { MailSettings } from '#journey/mailing/sending.contract.ts'
import type { Outgoing, Signing } from '#journey/mailing/sending.rules.ts'
import type { Services } from '#work/services.ts'

/** Makes a mail of a template for one lead; `problem` says in plain words why it cannot. */
export type RenderMail = (
  services: Services,
  asked: { template: string; lead: MailLead; urls: MailUrls },
) => Promise<(RenderedMail & { templateVersion: number }) | { problem: string; templateVersion: number }>

/** Those of the leads that stand on the suppression list themselves. */
export type OnList = (leadIds: string[]) => Promise<ReadonlySet<string>>

export interface Preparing {
  renderMail: RenderMail
  onList: OnList
  settings: MailSettings
  signing: Signing | null
}

export interface Ready {
  claimed: Claimed
  templateVersion: number
  mail: Outgoing
}

/** Looks at claimed mails once more and makes them ready; what must not or cannot leave is settled with its reason. */
export async function prepare(
  services: Services,
  given: Preparing,
  claimed: Claimed[],
): Promise<{ ready: Ready[]; settled: Settled[] }> {
  const leads = [...new Set(claimed.map(({ lead }) => lead))]
  const [seen, listed] = await Promise.all([behold(services.batches, claimed), given.onList(leads)])
  const byName = new Map(seen.map((one) => [nameOf(one), one]))
  const ended = endedProgrammes(services)
  const ready: Ready[] = []
  const settled: Settled[] = []
  for (const one of claimed) {
    const { lead, seq } = one
    const put = (change: Partial<Settled>): void => {
      const base = { detail: null, templateVersion: null, notBefore: null, tries: 0, hard: false }
      settled.push({ lead, seq, state: 'skipped', ...base, ...change })
    }
    const found = byName.get(nameOf(one))
    if (!found?.state || !found.person) {
      put({ detail: SKIPS.gone })
      continue
    }
    const verdict = look(services, one, found as Found, listed.has(lead), ended)
    if (verdict?.skip !== undefined) put({ detail: verdict.skip })
    else if (verdict !== null) put({ state: 'due', notBefore: verdict.at })
    else {
      const made = await make(services, given, one, found as Found)
      if ('mail' in made) ready.push(made)
      else put(made)
    }
  }
  return { ready, settled }
}

type Found = Beheld & { state: NonNullable<Beheld['state']>; person: NonNullable<Beheld['person']> }

function endedProgrammes({ nurture, now }: Services): Set<string> {
  const at = now()
  const ended = new Set<string>()
  for (const { programme, what, from } of [...(nurture.read?.turns ?? [])].sort((a, b) => a.from - b.from)) {
    if (from > at) continue
    if (what === 'ended') ended.add(programme)
    else ended.delete(programme)
  }
  return ended
}

function look(
  services: Services,
  claimed: Claimed,
  found: Found,
  suppressed: boolean,
  ended: Set<string>,
): { skip: string; at?: never } | { at: number; skip?: never } | null {
  const { law } = services
  const now = services.now()
  const programme = law.programmes?.version(claimed.programme, claimed.version) ?? null
  const skip = skipOf({
    state: found.state,
    email: found.email,
    purpose: programme?.purpose ?? null,
    enrolment: found.enrolled === null ? null : { left: found.left_at !== null, because: found.because },
    programmeEnded: ended.has(claimed.programme),
    suppressed,
  })
  if (skip !== null) return { skip: SKIPS[skip] }
  if (programme === null || law.programmes === undefined) return null
  const share = drawn(programme.key, claimed.lead)
  const at = windowOf(law.programmes.mailing(now), found.state, claimed.due, now, share)
  return at === null ? null : { at }
}

async function make(
  services: Services,
  { renderMail, settings, signing }: Preparing,
  claimed: Claimed,
  { state, person, email, company, title, country }: Found,
): Promise<Ready | Partial<Settled>> {
  const { lead, seq, programme, template } = claimed
  const { publicUrl } = services.config
  const named = { lead, message: seq, programme, template }
  const urls = urlsOf(services, publicUrl, settings, named)
  const rendered = await renderMail(services, {
    template,
    urls,
    lead: {
      id: lead,
      email,
      firstName: person.firstName ?? null,
      lastName: person.lastName ?? null,
      company,
      title,
      country,
      fields: state.attributes,
    },
  }).catch((error: unknown) => error as Error)
  // not the template's fault, which would be a problem: the database was away, or there is a mistake of ours
  if (rendered instanceof Error) {
    const detail = `could not be made: ${rendered.message}`
    const again = againAt(claimed.attempts + 1, services.now())
    return again === null ? { detail } : { state: 'due', detail, notBefore: again, tries: 1 }
  }
  const { templateVersion } = rendered
  if ('problem' in rendered) return { detail: rendered.problem, templateVersion: templateVersion || null }
  const address = senderAddress(settings, publicUrl)
  const domain = domainOf(address)
  const mail: Outgoing = {
    id: messageId(lead, seq, domain),
    from: { name: settings.name, address },
    replyTo: settings.replyTo,
    returnPath: settings.returnPath ?? address,
    to: email!,
    subject: rendered.subject,
    text: rendered.text,
    html: rendered.html,
    headers: headersOf(named, settings.organisation || settings.name, domain, urls.unsubscribe),
    signing,
  }
  return { claimed, templateVersion, mail }
}
