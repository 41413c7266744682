import { escapeHtml } from '#platform/escape.rules.ts'
import { buttonOf, type Body } from './render.markdown.rules.ts'
import { linkMark } from './render.slots.rules.ts'
import type { List, PhrasingContent, RootContent } from 'mdast'

/**
 * A body as HTML for mail programs: tables and styles on the elements, since many drop everything else. The classes are for
 * the one style block of the frame, which turns colours dark where a program reads it.
 */

const TEXT = 'margin:0 0 16px;font-size:16px;line-height:1.55;color:#16191b'
const HEADS = [
  'font-size:24px;line-height:1.25',
  'font-size:19px;line-height:1.3',
  'font-size:16px;line-height:1.4',
]
const LINK = 'color:#0a6258;text-decoration:underline'
const MONO = 'font-family:ui-monospace,Consolas,monospace;font-size:14px'

/** @param linkTo keeps an address and gives the number of its mark */
export function htmlOf(body: Body, linkTo: (url: string, image: boolean) => number): string {
  const block = (node: RootContent): string => {
    switch (node.type) {
      case 'paragraph': {
        const button = buttonOf(node)
        return button
          ? buttonHtml(inline(button.children), linkTo(button.url, false))
          : `<p class="t" style="${TEXT}">${inline(node.children)}</p>`
      }
      case 'heading': {
        const depth = Math.min(node.depth, 3)
        const style = `margin:24px 0 12px;font-weight:650;color:#16191b;${HEADS[depth - 1]}`
        return `<h${depth} class="t" style="${style}">${inline(node.children)}</h${depth}>`
      }
      case 'list':
        return list(node)
      case 'blockquote':
        return `<blockquote class="l" style="margin:0 0 16px;padding:0 0 0 16px;border-left:3px solid #cfd5d7">${node.children.map(block).join('')}</blockquote>`
      case 'code':
        return `<pre class="s" style="margin:0 0 16px;padding:12px;white-space:pre-wrap;background:#f3f5f5;border-radius:6px;color:#16191b;${MONO}">${escapeHtml(node.value)}</pre>`
      case 'thematicBreak':
        return '<hr class="l" style="margin:24px 0;border:0;border-top:1px solid #e4e7e8">'
      case 'html':
        return `<p class="t" style="${TEXT}">${escapeHtml(node.value)}</p>`
      default:
        return ''
    }
  }
  const list = (node: List): string => {
    const items = node.children.map((item) => {
      // a tight list's items are lines, not paragraphs
      const content = item.children.map((child) =>
        child.type === 'paragraph' && !node.spread && !item.spread ? inline(child.children) : block(child),
      )
      return `<li style="margin:0 0 6px">${content.join('')}</li>`
    })
    const style = `margin:0 0 16px;padding:0 0 0 24px;font-size:16px;line-height:1.55;color:#16191b`
    if (!node.ordered) return `<ul class="t" style="${style}">${items.join('')}</ul>`
    const start = node.start && node.start !== 1 ? ` start="${node.start}"` : ''
    return `<ol class="t"${start} style="${style}">${items.join('')}</ol>`
  }
  const inline = (nodes: readonly PhrasingContent[]): string => nodes.map(phrase).join('')
  const phrase = (node: PhrasingContent): string => {
    switch (node.type) {
      case 'text':
        // whoever writes “Best regards” and their name below it means two lines
        return escapeHtml(node.value).replaceAll('\n', '<br>\n')
      case 'html':
        return escapeHtml(node.value)
      case 'strong':
        return `<strong>${inline(node.children)}</strong>`
      case 'emphasis':
        return `<em>${inline(node.children)}</em>`
      case 'inlineCode':
        return `<code class="s" style="${MONO};background:#f3f5f5">${escapeHtml(node.value)}</code>`
      case 'break':
        return '<br>'
      case 'link':
        return anchor(node.url, node.children)
      case 'linkReference': {
        const url = body.defined(node.identifier)
        return url === null ? inline(node.children) : anchor(url, node.children)
      }
      case 'image':
        return picture(node.url, node.alt ?? '')
      case 'imageReference': {
        const url = body.defined(node.identifier)
        return url === null ? escapeHtml(node.alt ?? '') : picture(url, node.alt ?? '')
      }
      default:
        return ''
    }
  }
  const anchor = (url: string, children: readonly PhrasingContent[]) =>
    `<a class="a" href="${linkMark(linkTo(url, false))}" style="${LINK}">${inline(children)}</a>`
  const picture = (url: string, alt: string) =>
    `<img src="${linkMark(linkTo(url, true))}" alt="${escapeHtml(alt)}" style="max-width:100%;height:auto;border:0">`
  return body.blocks.map(block).join('\n')
}

function buttonHtml(words: string, link: number): string {
  return (
    '<table role="presentation" border="0" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr>' +
    '<td style="border-radius:6px;background:#0b6b60">' +
    `<a href="${linkMark(link)}" style="display:inline-block;padding:12px 22px;font-size:16px;font-weight:600;color:#ffffff;text-decoration:none">${words}</a>` +
    '</td></tr></table>'
  )
}
