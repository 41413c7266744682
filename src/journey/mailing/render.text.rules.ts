import { buttonOf, type Body } from './render.markdown.rules.ts'
import { linkMark } from './render.slots.rules.ts'
import type { ListItem, PhrasingContent, RootContent } from 'mdast'

/** A body as plain text: for people who read mail so, for watches and screen readers, and because filters expect it. */
export function textOf(body: Body, linkTo: (url: string, image: boolean) => number): string {
  const block = (node: RootContent): string => {
    switch (node.type) {
      case 'paragraph': {
        const button = buttonOf(node)
        return button
          ? `${inline(button.children)}:\n${linkMark(linkTo(button.url, false))}`
          : inline(node.children)
      }
      case 'heading':
        return inline(node.children)
      case 'list':
        return node.children
          .map((one, i) => item(one, node.ordered ? `${(node.start ?? 1) + i}. ` : '- '))
          .join(node.spread ? '\n\n' : '\n')
      case 'blockquote':
        return node.children.map(block).join('\n\n').replaceAll(/^/gm, '> ')
      case 'code':
      case 'html':
        return node.value
      case 'thematicBreak':
        return '* * *'
      default:
        return ''
    }
  }
  const item = (node: ListItem, mark: string): string => {
    const lines = node.children.map(block).join('\n')
    return mark + lines.replaceAll('\n', `\n${' '.repeat(mark.length)}`)
  }
  const inline = (nodes: readonly PhrasingContent[]): string => nodes.map(phrase).join('')
  const phrase = (node: PhrasingContent): string => {
    switch (node.type) {
      case 'text':
      case 'html':
      case 'inlineCode':
        return node.value
      case 'strong':
      case 'emphasis':
        return inline(node.children)
      case 'break':
        return '\n'
      case 'link':
        return anchor(node.url, node.children)
      case 'linkReference': {
        const url = body.defined(node.identifier)
        return url === null ? inline(node.children) : anchor(url, node.children)
      }
      case 'image':
      case 'imageReference':
        return node.alt ?? ''
      default:
        return ''
    }
  }
  const anchor = (url: string, children: readonly PhrasingContent[]) => {
    const words = inline(children)
    const mark = linkMark(linkTo(url, false))
    return words === url || words === url.replace(/^(mailto|tel):/, '') ? mark : `${words} (${mark})`
  }
  return body.blocks
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n')
}
