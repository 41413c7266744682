/** Colours of pictures: dark on white. The hues are those of the screens. */
export const [PAPER, INK, FAINT, HAIR] = ['#ffffff', '#16191b', '#626b70', '#e4e7e8']
export const ACCENT = '#0b6b60'
/** Of bars: an interval in ink is seen upon it. */
export const SOFT = '#5aa99f'
export const [QUIET, RED, AMBER, BLUE, VIOLET] = ['#cfd5d7', '#b3261e', '#b87514', '#2159b5', '#6b4fbb']
/** Series in their order; whoever has more of them begins anew. */
export const HUES = [ACCENT, BLUE, AMBER, VIOLET, RED, '#5f8f3a', '#8a939a', '#c2577e', '#2a9bb8', '#7a4a1d']

export const WIDTH = 960
export const BOLD = 600

interface Look {
  fill?: string
  size?: number
  weight?: number
  anchor?: 'start' | 'middle' | 'end'
}

export function text(x: number, y: number, said: string, look: Look = {}): string {
  const { fill = INK, size = 13, weight, anchor } = look
  const more = `${weight === undefined ? '' : ` font-weight="${weight}"`}${anchor === undefined ? '' : ` text-anchor="${anchor}"`}`
  return `<text x="${near(x)}" y="${near(y)}" fill="${fill}" font-size="${size}"${more}>${escaped(said)}</text>`
}

export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${near(x)}" y="${near(y)}" width="${near(Math.max(0, width))}" height="${near(height)}" fill="${fill}"/>`
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string {
  return `<line x1="${near(x1)}" y1="${near(y1)}" x2="${near(x2)}" y2="${near(y2)}" stroke="${stroke}" stroke-width="${width}"/>`
}

export function dot(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${near(x)}" cy="${near(y)}" r="${radius}" fill="${fill}" stroke="${PAPER}" stroke-width="1"/>`
}

/** Names of series with their colours, from `left` on; as many lines as they need. */
export function legend(
  names: readonly { name: string; fill: string }[],
  left: number,
  y: number,
): { svg: string; lines: number } {
  let [x, row] = [left, 0]
  const parts = names.map(({ name, fill }) => {
    const said = cut(name, 40)
    const width = 26 + said.length * 7
    if (x + width > WIDTH - 20 && x > left) [x, row] = [left, row + 1]
    const part =
      box(x, y + row * 18 - 9, 10, 10, fill) + text(x + 15, y + row * 18, said, { fill: FAINT, size: 12 })
    x += width
    return part
  })
  return { svg: parts.join(''), lines: row + 1 }
}

/** Ends and steps of an axis that holds the numbers: 1, 2 or 5 times a power of ten. */
export function scaleOf(numbers: readonly number[]): { low: number; high: number; ticks: number[] } {
  const [least, most] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  // nothing but zeros, or as good as
  const rough = most - least < 1e-9 ? 0.2 : (most - least) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough * 0.999) ?? 10)
  const [low, high] = [Math.floor(least / step + 1e-9) * step, Math.ceil(most / step - 1e-9) * step || step]
  const count = Math.round((high - low) / step)
  // from whole steps: adding 0.1 up ten times is not 1
  return {
    low,
    high,
    ticks: Array.from({ length: count + 1 }, (_, i) => Number((low + i * step).toPrecision(12))),
  }
}

export function cut(said: string, signs: number): string {
  const letters = [...said]
  return letters.length > signs ? `${letters.slice(0, signs - 1).join('')}…` : said
}

export function wrapped(said: string, signs: number): string[] {
  const lines: string[] = []
  let now = ''
  for (const word of said.split(/\s+/)) {
    if (now !== '' && now.length + word.length + 1 > signs) {
      lines.push(now)
      now = ''
    }
    now = now === '' ? cut(word, signs) : `${now} ${word}`
  }
  return now === '' ? lines : [...lines, now]
}

/** What XML cannot hold is left out, lone halves of a pair and control characters among it. */
export function escaped(said: string): string {
  return said
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Tenths of a pixel. */
const near = (value: number): number => Math.round(value * 10) / 10
