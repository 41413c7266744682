interface Element {
  tag: string
  of: Record<string, string>
  /** the text directly in it */
  text: string
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
const plain = (text: string): string =>
  text.replaceAll(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? `?${name}?`)

/** The elements of a small XML text in order. Throws where it is not well formed. */
export function elementsOf(xml: string): Element[] {
  const found: Element[] = []
  const open: Element[] = []
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<]*")*)(\/?)>|([^<]+)/gy
  let at = 0
  for (let match = token.exec(xml); match; match = token.exec(xml)) {
    at = token.lastIndex
    const [, closes, tag, attributes = '', empty, text] = match
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot);)/.test(text) || open.length === 0)
        throw new Error(`not well formed: ${text}`)
      open.at(-1)!.text += plain(text)
    } else if (closes) {
      if (open.pop()?.tag !== tag) throw new Error(`</${tag}> closes another`)
    } else {
      const of = Object.fromEntries(
        [...attributes.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)].map(([, name, value]) => [
          name,
          plain(value!),
        ]),
      )
      const element = { tag: tag!, of, text: '' }
      found.push(element)
      if (!empty) open.push(element)
    }
  }
  if (at !== xml.length || open.length > 0) throw new Error(`not well formed after ${xml.slice(at, at + 80)}`)
  return found
}
