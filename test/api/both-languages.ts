import { valueInDocument } from '#journey/agreement/editing.contract.ts'
import type { testServer } from '../support/server.ts'

type Ask = Awaited<ReturnType<typeof testServer>>['ask']

/**
 * Places that hold a person's, a company's or a file's own text. Whoever adds one says that it may stand on a German
 * page as it was written; `…De` is what they wrote for readers of German.
 * A snippet is HTML for the pages of others; the choices of a form's builder are the agreement's values, spelled out.
 */
const OWN =
  /\.(name(De)?|repName|yaml|text(De)?|script|body|id|token|secret|link|hash|snippet)$|\/forms\/choices\.fields\.\*\.choices\.|^\/api\/(agreements?|views|keys|invitations)\b/
/** Mails as they came in. */
const CAUGHT =
  /^\/api\/mail\/(caught\/\{id\}\.(source$|headers\.)|incoming\/\{id\}\.(source$|headers\.|trace\.\*\.because))|^\/api\/mail\/incoming(\.items\.\*|\/\{id\})\.subject$/
/** Codes and entries as they are kept: the screens, and a sentence beside each entry, have their own words for them. */
const CODE =
  /\/river\.flows\.\*\.from$|\.away$|\/timeline\.items\.\*\.body\.|\/file\.history\.\*\.said\.|\/afterlife\.rows\.\*\.of$/
/** Reports go to the command line, to files and to programs, in English. */
const MACHINE = /^\/api\/reports|openapi/
const SENTENCE = /\p{L}{2,}[ ,;:]+\p{L}{2,}/u

/** Asks each thing that can be read a second time in German, and keeps the sentences that are the same in both answers. */
export function inBothLanguages(plain: Ask): { ask: Ask; leftovers: Set<string>; read: Set<string> } {
  const leftovers = new Set<string>()
  const read = new Set<string>()
  // what people wrote is shown as it is in every language: in the agreement, and in what is sent
  const written = new Set<string>()
  const remember = (value: unknown): void => {
    // "A company of our size: {lead.employees} employees" is filled in before it is shown
    if (typeof value === 'string')
      [value, ...value.split(/\{[^}]*\}/)].forEach((part) => written.add(part.trim()))
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(remember)
  }
  const ask: Ask = async (method, path, body, headers) => {
    remember(body)
    if (written.size < 100) {
      const { yaml } = (await plain('GET', '/api/agreement')).body as { yaml: string }
      remember(valueInDocument(yaml, []))
    }
    const reply = await plain(method, path, body, headers)
    const place = path.split('?')[0]!.replaceAll(/[0-9a-f-]{36}/g, '{id}')
    if (method !== 'GET' || reply.status !== 200 || !isJson(reply.body) || MACHINE.test(place)) return reply
    const german = await plain(method, path, body, { ...headers, 'accept-language': 'de' })
    read.add(place)
    for (const one of alike(reply.body, german.body, place))
      if (SENTENCE.test(without(written, one.text))) leftovers.add(`${one.place}: ${one.text}`)
    return reply
  }
  return { ask, leftovers, read }
}

function isJson(body: unknown): body is object {
  return typeof body === 'object' && body !== null
}

/** Texts of more than a word that are the same in both answers. */
function alike(english: unknown, german: unknown, place: string): { place: string; text: string }[] {
  if (typeof german === 'string') {
    const plain = place.replaceAll(/\.\d+(?=\.|$)/g, '.*')
    const isKept = OWN.test(plain) || CODE.test(plain) || CAUGHT.test(plain)
    const own = english !== german || isKept || !SENTENCE.test(german)
    return own ? [] : [{ place: plain, text: german }]
  }
  if (!isJson(german) || !isJson(english)) return []
  const there = english as Record<string, unknown>
  return Object.entries(german).flatMap(([key, inner]) => alike(there[key], inner, `${place}.${key}`))
}

/** What is left of a text when everything that people wrote is taken out, the longest first: a label may hold another. */
function without(written: Set<string>, text: string): string {
  return [...written]
    .filter((own) => own.length > 3 && text.includes(own))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, own) => rest.replaceAll(own, '·'), text)
}
