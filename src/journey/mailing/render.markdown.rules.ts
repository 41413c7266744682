import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Link, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { Fault } from './render.liquid.rules.ts'

/** A mail's body as a tree, and the addresses that it links to, in their order of definition. */
export interface Body {
  blocks: RootContent[]
  root: Root
  /** where a reference leads; null: nowhere */
  defined: (identifier: string) => string | null
}

export function parseMarkdown(text: string): Body {
  const root: Root = fromMarkdown(text)
  const definitions = new Map<string, string>()
  walk(root, (node) => {
    if (node.type === 'definition') definitions.set(node.identifier, node.url)
  })
  return {
    root,
    blocks: root.children.filter(({ type }) => type !== 'definition'),
    defined: (identifier) => definitions.get(identifier) ?? null,
  }
}

/** What Markdown may say and a mail must not: HTML, and addresses that are no web, mail or phone address. */
export function faultsOf(body: Body): Fault[] {
  const faults: Fault[] = []
  walk(body.root, (node) => {
    const place = { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1 }
    if (node.type === 'html')
      faults.push({ what: 'html', name: node.value.split('\n')[0]!.slice(0, 60), ...place })
    // an address with a slot is judged when it is filled
    if ('url' in node && !node.url.includes('\uE000') && !mayLead(node.url, node.type === 'image'))
      faults.push({ what: 'link', name: node.url.slice(0, 100), ...place })
  })
  return faults
}

/** Images come over the web alone. */
export function mayLead(url: string, image: boolean): boolean {
  if (!URL.canParse(url)) return false
  return (image ? ['https:'] : ['https:', 'http:', 'mailto:', 'tel:']).includes(new URL(url).protocol)
}

/** A link that stands alone in bold is what the mail wants of its reader: a button. */
export function buttonOf(paragraph: Paragraph): Link | null {
  const [only, ...more] = paragraph.children
  if (more.length > 0 || only?.type !== 'strong') return null
  const [link, ...beside] = only.children
  return beside.length === 0 && link?.type === 'link' ? link : null
}

export function wordsOf(nodes: PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value
      if ('alt' in node) return node.alt ?? ''
      return 'children' in node ? wordsOf(node.children) : ' '
    })
    .join('')
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node)
  if ('children' in node) for (const child of node.children) walk(child, visit)
}
