/**
 * A slot stands in a text for a value, a link mark for an address, until the text has become HTML or plain text. Characters
 * of Unicode's private use area: templates and values may not hold them, and neither Markdown nor HTML means anything by them.
 */

export function slot(index: number): string {
  return `\uE000${index}\uE001`
}

export function linkMark(index: number): string {
  return `\uE002${index}\uE003`
}

/** Fills slots and link marks in. */
export function fill(
  text: string,
  valueOf: (index: number) => string,
  linkOf: (index: number) => string,
): string {
  return text
    .replaceAll(/\uE000(\d+)\uE001/g, (_, index: string) => valueOf(Number(index)))
    .replaceAll(/\uE002(\d+)\uE003/g, (_, index: string) => linkOf(Number(index)))
}
