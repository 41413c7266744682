export interface Block {
  text: string
  /** the cells, when the block is a table */
  rows?: string[][]
}

/**
 * CommonMark has no tables and the plugin that adds them weighs as much as the reader itself; job aids use plain pipe
 * tables only, so they are taken out here, block by block.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const part of text.split(/\n{2,}/)) {
    const lines = part.trim().split('\n')
    if (/^\s*\|/.test(part) && /^[\s:|-]+$/.test(lines[1] ?? '')) {
      blocks.push({ text: part, rows: [lines[0] ?? '', ...lines.slice(2)].map(cellsOf) })
      continue
    }
    const before = blocks.at(-1)
    if (before && !before.rows) before.text += `\n\n${part}`
    else blocks.push({ text: part })
  }
  return blocks
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}
