/** How a phrasebook treats what stands in the gaps. */
export interface Gaps {
  /** false: with this in its gap the sentence stays as it is */
  takes?: (text: string) => boolean
  /** the thing in the other language */
  said?: (text: string) => string
}

/**
 * Sentences of one language in another. A key is the sentence, `{}` where it names something; in its translation `{1}`,
 * `{2}` … are those things in their order. What is not in the book is given back as it is.
 */
export function phrasebook(
  book: Record<string, string>,
  { takes = () => true, said = (text) => text }: Gaps = {},
): (text: string) => string {
  let patterns: { from: RegExp; to: string }[] | null = null
  return (text) => {
    if (Object.hasOwn(book, text)) return book[text]!
    patterns ??= Object.entries(book)
      // what says more of its own words is tried first
      .sort(([a], [b]) => b.replaceAll('{}', '').length - a.replaceAll('{}', '').length)
      .map(([from, to]) => ({ from: patternOf(from), to }))
    for (const { from, to } of patterns) {
      const found = from.exec(text)
      // what the translation leaves out may be anything
      if (found?.slice(1).every((gap, i) => !to.includes(`{${i + 1}}`) || takes(gap)))
        return to.replaceAll(/\{(\d)\}/g, (_, n: string) => said(found[Number(n)] ?? ''))
    }
    return text
  }
}

function patternOf(template: string): RegExp {
  const parts = template.split('{}').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 'su')
}

/** "1,234.5" as German writes it: "1.234,5". */
export function numberDe(text: string): string {
  return /^[\d,.]+$/.test(text) ? text.replaceAll(/[,.]/g, (mark) => (mark === ',' ? '.' : ',')) : text
}
