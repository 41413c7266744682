import { escapeHtml } from '#platform/escape.rules.ts'
import { fill } from './render.slots.rules.ts'
import { faultsOf, mayLead, parseMarkdown } from './render.markdown.rules.ts'
import { htmlFrame, textFrame } from './render.frame.rules.ts'
import { htmlOf } from './render.html.rules.ts'
import { parseLiquid, type Fault, type Parsed } from './render.liquid.rules.ts'
import { textOf } from './render.text.rules.ts'
import type { MailLead, MailSender, MailUrls, RenderedMail, TemplateText } from './render.contract.ts'

/** A template that can be rendered, again and again. Pure but for a cache of what it has worked out before. */
export interface CompiledTemplate {
  render: (lead: MailLead, sender: MailSender, urls: MailUrls) => RenderedMail | { fault: PlacedFault }
}

export type PlacedFault = Fault & { field: 'subject' | 'preview' | 'body' }

const PERSON = ['firstName', 'lastName', 'company', 'title', 'country'] as const
const LONGEST_SUBJECT = 250

/** What a template may name, for the editor's list and its check. `fields`: the agreement's that are not personal. */
export function variablesOf(fields: readonly string[]): Record<string, readonly string[] | null> {
  return {
    lead: [...PERSON, ...fields.filter((id) => !(PERSON as readonly string[]).includes(id))],
    sender: ['name', 'email'],
    workspace: ['name', 'address'],
    unsubscribe_url: null,
    preferences_url: null,
  }
}

/** Everything that is wrong with it, or the template ready to be rendered. */
export function compileTemplate(
  { language, ...text }: TemplateText,
  fields: readonly string[],
): { compiled: CompiledTemplate } | { faults: PlacedFault[] } {
  const known = variablesOf(fields)
  const faults: PlacedFault[] = []
  const parse = (field: PlacedFault['field']): Parsed => {
    const parsed = parseLiquid(text[field], known)
    if (!('faults' in parsed)) return parsed
    faults.push(...parsed.faults.map((one) => ({ ...one, field })))
    return { run: () => ({ text: '', values: [] }) }
  }
  const subject = parse('subject')
  const preview = parse('preview')
  const body = parse('body')
  // Liquid's own words are no Markdown: tags stand for nothing, so lines keep their numbers
  const bare = text.body.replaceAll(/\{%[^]*?%\}|\{\{[^]*?\}\}/g, (one) => one.replaceAll(/[^\n]/g, '\uE000'))
  faults.push(...faultsOf(parseMarkdown(bare)).map((one) => ({ ...one, field: 'body' as const })))
  if (faults.length > 0) return { faults }

  const layoutOf = remembered(100, layout)
  const line = (
    parsed: Parsed,
    scope: object,
    field: PlacedFault['field'],
  ): { told: string } | { fault: PlacedFault } => {
    const ran = parsed.run({ ...scope })
    if ('fault' in ran) return { fault: { ...ran.fault, field } }
    const told = fill(
      ran.text,
      (i) => ran.values[i]!,
      () => '',
    )
    return {
      told: told
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, LONGEST_SUBJECT)
        .toWellFormed(),
    }
  }

  const render: CompiledTemplate['render'] = (lead, sender, urls) => {
    const scope = scopeOf(lead, sender, urls)
    const head = line(subject, scope, 'subject')
    if ('fault' in head) return head
    const beside = line(preview, scope, 'preview')
    if ('fault' in beside) return beside
    const ran = body.run({ ...scope })
    if ('fault' in ran) return { fault: { ...ran.fault, field: 'body' } }
    const { html, plain, links } = layoutOf(ran.text)
    const own = [urls.unsubscribe, urls.preferences]
    const targets = links.map(({ url, image }): { to: string; bad?: string } => {
      const whole = fill(
        url,
        (i) => (own.includes(ran.values[i]!) ? ran.values[i]! : encodeURIComponent(ran.values[i]!)),
        () => '',
      )
      if (!mayLead(whole, image)) return { to: '', bad: whole }
      return { to: image || own.includes(whole) || !/^https?:/i.test(whole) ? whole : urls.click(whole) }
    })
    const bad = targets.find((one) => one.bad !== undefined)
    if (bad)
      return { fault: { what: 'link', name: bad.bad!.slice(0, 100), line: 1, column: 1, field: 'body' } }
    const framed = { language, subject: head.told, preview: beside.told, sender, urls }
    const escaped = ran.values.map(escapeHtml)
    return {
      subject: head.told,
      html: htmlFrame(
        fill(
          html,
          (i) => escaped[i]!,
          (i) => escapeHtml(targets[i]!.to),
        ),
        framed,
      ),
      text: textFrame(
        fill(
          plain,
          (i) => ran.values[i]!,
          (i) => targets[i]!.to,
        ),
        framed,
      ),
    }
  }
  return { compiled: { render } }
}

interface Layout {
  html: string
  plain: string
  links: { url: string; image: boolean }[]
}

/** Markdown is worked out once for all people whose mail differs in values alone: it takes ten times as long as the rest. */
function layout(text: string): Layout {
  const body = parseMarkdown(text)
  const links: Layout['links'] = []
  const linkTo = (url: string, image: boolean) => {
    const there = links.findIndex((one) => one.url === url && one.image === image)
    return there >= 0 ? there : links.push({ url, image }) - 1
  }
  return { html: htmlOf(body, linkTo), plain: textOf(body, linkTo), links }
}

function remembered<Value>(most: number, work: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const there = known.get(key)
    if (there !== undefined) return there
    const value = work(key)
    if (known.size >= most) known.delete(known.keys().next().value!)
    known.set(key, value)
    return value
  }
}

/** Names without a value are left out: a template that names one without a default must not greet “Hello ,”. */
function scopeOf(lead: MailLead, sender: MailSender, urls: MailUrls): object {
  const person = PERSON.map((name) => [name, lead[name]] as const)
  return {
    lead: Object.fromEntries(
      [...Object.entries(lead.fields), ...person].filter(([, value]) => value !== null && value !== ''),
    ),
    sender: { name: sender.name, email: sender.email },
    workspace: { name: sender.workspace, address: sender.postalAddress },
    unsubscribe_url: urls.unsubscribe,
    preferences_url: urls.preferences,
  }
}
