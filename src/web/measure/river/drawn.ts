import { colourOf } from '../svg-text.ts'

const KEPT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
]

/** A drawing of the page as a file of its own: what style sheets say of it is written into it, and links are left out. */
export function drawn(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const from = [svg, ...svg.querySelectorAll('*')]
  const to = [copy, ...copy.querySelectorAll('*')]
  to.forEach((element, i) => {
    const style = getComputedStyle(from[i]!)
    for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name))
    element.removeAttribute('class')
  })
  for (const link of copy.querySelectorAll('a')) {
    const group = document.createElementNS('http://www.w3.org/2000/svg', 'g')
    group.append(...link.childNodes)
    link.replaceWith(group)
  }
  const { width, height } = svg.viewBox.baseVal
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('font-family', 'Inter, system-ui, sans-serif')
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', colourOf('--page'))
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}
