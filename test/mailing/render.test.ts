import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileTemplate } from '#journey/mailing/render.rules.ts'
import { saidFault } from '#journey/mailing/render.words.rules.ts'
import type { MailLead, MailSender, MailUrls, TemplateText } from '#journey/mailing/render.contract.ts'

const ANNA: MailLead = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  email: 'anna@example.com',
  firstName: 'Anna',
  lastName: 'Berg',
  company: 'Nordlicht GmbH',
  title: 'Head of IT',
  country: 'DE',
  fields: { company_size: 250 },
}
const SENDER: MailSender = {
  name: 'Mia Kern',
  email: 'mia@acme.example',
  workspace: 'Acme',
  postalAddress: 'Acme GmbH\nAlte Gasse 1\n20095 Hamburg',
}
const URLS: MailUrls = {
  unsubscribe: 'https://baton.example/u/abc',
  preferences: 'https://baton.example/p/abc',
  click: (url) => `https://baton.example/c/${Buffer.from(url).toString('base64url')}`,
  open: null,
}

function template(body: string, more: Partial<TemplateText> = {}) {
  const text: TemplateText = { language: 'en', subject: 'Hello', preview: '', body, ...more }
  return compileTemplate(text, ['company_size'])
}

function mail(body: string, lead: Partial<MailLead> = {}, more: Partial<TemplateText> = {}, urls = URLS) {
  const made = template(body, more)
  if ('faults' in made) throw new Error(made.faults.map((one) => saidFault(one, 'en')).join('; '))
  return made.compiled.render({ ...ANNA, ...lead }, SENDER, urls)
}

function good(...given: Parameters<typeof mail>) {
  const made = mail(...given)
  if ('fault' in made) throw new Error(saidFault(made.fault, 'en'))
  return made
}

function faults(body: string, more: Partial<TemplateText> = {}) {
  const made = template(body, more)
  return 'faults' in made
    ? made.faults.map(({ what, name, line, field }) => `${field}:${line} ${what} ${name}`)
    : []
}

/** What a reader sees: the elements away, entities as characters. */
function seen(html: string): string {
  return html
    .replace(/^[^]*?<div role="article"[^>]*>/, '')
    .replace(/<\/div><\/td><\/tr>[^]*$/, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim()
}

const elements = (html: string) =>
  [...html.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name!.toLowerCase())

describe('given a template with variables', () => {
  test('when it is rendered for somebody, then HTML and text say the same', () => {
    const { subject, html, text } = good(
      '# Good to see you\n\nDear {{ lead.firstName }},\n\nhow is **{{ lead.company }}**?\n\n- one\n- two\n\n**[Book a demo](https://acme.example/demo)**',
      {},
      { subject: '{{ lead.firstName }}, a question' },
    )
    expect(subject).toBe('Anna, a question')
    expect(html).toContain('<strong>Nordlicht GmbH</strong>')
    expect(html).toMatch(/<h1 [^>]*>Good to see you<\/h1>/)
    expect(text).toContain(
      'Dear Anna,\n\nhow is Nordlicht GmbH?\n\n- one\n- two\n\nBook a demo:\nhttps://baton.example/c/',
    )
  })

  test('when a line ends, then the next begins on its own, in both parts', () => {
    const { html, text } = good('Best regards\n{{ sender.name }}')
    expect(html).toContain('Best regards<br>\nMia Kern')
    expect(text).toContain('Best regards\nMia Kern')
  })

  test('when a value is missing, then the person is skipped, unless a default stands there', () => {
    expect(mail('Hi {{ lead.firstName }}', { firstName: null })).toMatchObject({
      fault: { what: 'missing', name: 'lead.firstName', line: 1, field: 'body' },
    })
    expect(good('Hi {{ lead.firstName | default: "there" }}', { firstName: null }).text).toContain('Hi there')
    expect(good('{% if lead.title %}T{% else %}no title{% endif %}', { title: null }).text).toContain(
      'no title',
    )
  })

  test('when it names what there is not, then the line is told', () => {
    expect(faults('Hi\n\n{{ lead.nickname }} {{ password }}')).toEqual([
      'body:3 unknown lead.nickname',
      'body:3 unknown password',
    ])
    expect(faults('{{ lead.typo | default: "x" }}')).toEqual(['body:1 unknown lead.typo'])
    expect(faults('ok', { subject: '{{ lead.x }}' })).toEqual(['subject:1 unknown lead.x'])
  })

  test('when a field of the agreement is named, then its value is told', () => {
    expect(good('{{ lead.company_size | plus: 1 }} people').text).toContain('251 people')
  })
})

describe('given links', () => {
  test('when a link leads to the web, then it goes by our address; mail, phone and our own do not', () => {
    const { html } = good(
      '[a](https://a.example) [b](mailto:b@b.example) [c]({{ unsubscribe_url }}) [d]({{ preferences_url }})',
    )
    expect(html).toContain(`href="${URLS.click('https://a.example')}"`)
    expect(html).toContain('href="mailto:b@b.example"')
    expect(html.match(/https:\/\/baton\.example\/u\/abc"/g)).toHaveLength(2)
    expect(html.match(/https:\/\/baton\.example\/p\/abc"/g)).toHaveLength(2)
  })

  test('when a value stands in an address, then it is encoded', () => {
    const { html } = good('[a](https://a.example/?c={{ lead.company }})', { company: 'A&B "x"' })
    expect(html).toContain(URLS.click('https://a.example/?c=A%26B%20%22x%22'))
  })

  test('when an address is a script, then it is refused, from the template as from a lead', () => {
    expect(faults('a\n\n[x](javascript:alert(1))')).toEqual(['body:3 link javascript:alert(1)'])
    expect(faults('[x][1]\n\n[1]: data:text/html,x')).toEqual(['body:3 link data:text/html,x'])
    expect(mail('[x]({{ lead.company }})', { company: 'javascript:alert(1)' })).toMatchObject({
      fault: { what: 'link' },
    })
  })

  test('when an open pixel is chosen, then it is there, else not', () => {
    expect(good('x').html).not.toContain('<img')
    expect(good('x', {}, {}, { ...URLS, open: 'https://baton.example/o/abc.gif' }).html).toContain(
      'src="https://baton.example/o/abc.gif"',
    )
  })
})

describe('given the footer', () => {
  test('when any mail is rendered, then address, unsubscribing and preferences stand in both parts', () => {
    const { html, text } = good('x', {}, { language: 'de' })
    expect(html).toContain('<html lang="de"')
    for (const part of [html, text]) {
      expect(part).toContain('Acme GmbH · Alte Gasse 1 · 20095 Hamburg')
      expect(part).toContain('Abmelden')
      expect(part).toContain(URLS.unsubscribe)
      expect(part).toContain(URLS.preferences)
    }
  })
})

describe('given a hostile template', () => {
  test.each([
    ['{% for i in (1..100000000) %}x{% endfor %}', 'body:1 tag for'],
    ['{% include "/etc/passwd" %}', 'body:1 tag include'],
    ['{% render "/etc/passwd" %}', 'body:1 tag render'],
    ['{% layout "x" %}', 'body:1 tag layout'],
    ['{% capture x %}a{% endcapture %}', 'body:1 tag capture'],
    ['{{ lead.firstName | raw }}', 'body:1 filter raw'],
    ['{{ "now" | date: "%s" }}', 'body:1 filter date'],
    ['{{ lead.constructor }}', 'body:1 unknown lead.constructor'],
    ['{{ lead.__proto__ }}', 'body:1 unknown lead.__proto__'],
    ['{{ lead["__proto__"]["x"] }}', 'body:1 unknown lead.__proto__.x'],
    ['{{ constructor }}', 'body:1 unknown constructor'],
    ['{{ __proto__ }}', 'body:1 unknown __proto__'],
    ['<script>alert(1)</script>', 'body:1 html <script>alert(1)</script>'],
    ['x <img src=x onerror=alert(1)> y', 'body:1 html <img src=x onerror=alert(1)>'],
    ['![x](http://a.example/x.png)', 'body:1 link http://a.example/x.png'],
    ['a\uE000b', 'body:1 private \uE000'],
  ])('when it says %s, then it is refused: %s', (body, fault) => {
    expect(faults(body)).toEqual([fault])
  })

  test('when it doubles a text again and again, then it ends soon and is told', () => {
    const body = `{% assign a = "xxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`
    const begun = performance.now()
    expect(mail(body)).toMatchObject({ fault: { what: 'limit' } })
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  test('when a whole lead is written out, then it is refused', () => {
    expect(faults('{{ lead }}')).toEqual(['body:1 unknown lead'])
  })

  test('when tags do not close, then the line is told', () => {
    expect(faults('a\n{% if lead.title %}b')).toEqual([expect.stringMatching(/^body:2 syntax /)])
    expect(faults('a\n\n{{ lead.title')).toEqual([expect.stringMatching(/^body:3 syntax /)])
  })
})

describe('given a hostile lead', () => {
  test('when a name breaks lines, then the subject has one line', () => {
    const { subject, text } = good(
      'Hi {{ lead.firstName }}!',
      { firstName: 'Eve\r\nBcc: all@example.com\r\n\r\n<b>x' },
      { subject: 'Hi {{ lead.firstName }}' },
    )
    expect(subject).toBe('Hi Eve Bcc: all@example.com <b>x')
    expect(text.split('\n')[0]).toBe('Hi Eve Bcc: all@example.com <b>x!')
  })

  test('when fields hold anything, then it is shown as it is and adds no element', () => {
    const body =
      '# {{ lead.company }}\n\nHi **{{ lead.firstName }}** and `{{ lead.title }}`\n\n- {{ lead.lastName }}'
    const plain = elements(good(body, { company: 'x', firstName: 'x', title: 'x', lastName: 'x' }).html)
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=1>',
        '**b**',
        '[x](javascript:1)',
        '{{ 1 }}',
        '{% x %}',
        '&lt;',
        '`',
        '\u202Eevil',
        '1. a',
        '# h',
        '    code',
        '\uE0000\uE001',
        '\uE0020\uE003',
        '$&',
        '$1',
      ),
    )
    const value = fc.array(piece, { minLength: 1, maxLength: 4 }).map((all) => `v${all.join('')}v`)
    fc.assert(
      fc.property(value, value, (firstName, company) => {
        const { html, text } = good(body, { firstName, company, title: 'x', lastName: firstName })
        expect(elements(html)).toEqual(plain)
        const shown = firstName
          .replaceAll(/[\u202A-\u202E\u2066-\u2069\uE000-\uE003]/g, '')
          .replaceAll(/[\s\p{Cc}]+/gu, ' ')
          .toWellFormed()
        expect(seen(html)).toContain(`Hi ${shown} and x`)
        expect(text).toContain(`Hi ${shown} and x\n\n- ${shown}`)
      }),
      { numRuns: 300 },
    )
  })
})
