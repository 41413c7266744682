import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Block, Paper, Row } from '#platform/paper.rules.ts'

// the colours of the light screens
const INK = { text: '#16191b', soft: '#4c5559', line: '#e4e7e8', track: '#eef1f1' }
const TONES = { plain: '#0b6b60', good: '#1b7038', bad: '#b3261e' }
const MARGIN = 42
const COLUMNS = { value: 165, bar: 60, verdict: 70 }
const GAP = 10

type Doc = PDFKit.PDFDocument
type Weight = 'plain' | 'bold'

/** Draws a paper on A4, as a PDF that is tagged for screen readers. Resolves to its bytes. */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 14 },
    bufferPages: true,
    tagged: true,
    pdfVersion: '1.7',
    lang: paper.language,
    displayTitle: true,
    info: { Title: paper.title },
  })
  const whole = collect(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const tagged = (tag: 'H1' | 'H2' | 'H3' | 'P', draw: () => void) => root.add(doc.struct(tag, {}, draw))
  tagged('H1', () => say(doc, paper.title, 20, 'bold'))
  tagged('P', () => say(doc, paper.under, 9, 'plain', INK.soft))
  let n = 0
  for (const block of paper.blocks) {
    n = block.what === 'point' ? n + 1 : 0
    drawBlock(doc, block, n, tagged)
  }
  numberPages(doc, paper.page, tagged)
  root.end()
  doc.end()
  return whole
}

function collect(doc: Doc): Promise<Buffer> {
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.once('end', () => resolve(Buffer.concat(parts)))
    doc.once('error', reject)
  })
}

type Tagged = (tag: 'H2' | 'H3' | 'P', draw: () => void) => void

function drawBlock(doc: Doc, block: Block, n: number, tagged: Tagged): void {
  switch (block.what) {
    case 'section':
      room(doc, 70)
      doc.moveDown(0.6)
      return tagged('H2', () => say(doc, block.text, 12.5, 'bold'))
    case 'group':
      room(doc, 50)
      doc.moveDown(0.2)
      return tagged('H3', () => say(doc, block.text, 9.5, 'bold', INK.soft))
    case 'text':
      return tagged('P', () => say(doc, block.text, 10))
    case 'note':
      return tagged('P', () => say(doc, block.text, 8, 'plain', INK.soft))
    case 'point':
      return tagged('P', () =>
        say(doc, `${n}. ${block.text}${block.beside ? ` (${block.beside})` : ''}`, 10.5),
      )
    case 'sums':
      return tagged('P', () => drawSums(doc, block.of))
    case 'row':
      return tagged('P', () => drawRow(doc, block))
  }
}

function drawSums(doc: Doc, of: { name: string; value: string; hint: string }[]): void {
  room(doc, 60)
  const top = doc.y + 4
  const width = (widthOf(doc) - GAP * (of.length - 1)) / of.length
  let bottom = top
  of.forEach(({ name, value, hint }, i) => {
    doc.x = MARGIN + i * (width + GAP)
    doc.y = top
    say(doc, name, 9, 'plain', INK.soft, width)
    say(doc, value, 16, 'bold', INK.text, width)
    say(doc, hint, 8, 'plain', INK.soft, width)
    bottom = Math.max(bottom, doc.y)
  })
  doc.x = MARGIN
  doc.y = bottom
}

/** What it is on the left, how much beside it, its bar, and the verdict on the right. */
function drawRow(doc: Doc, row: Row): void {
  room(doc, 30)
  const top = doc.y + 2
  const width = widthOf(doc)
  const name = width - COLUMNS.value - COLUMNS.bar - COLUMNS.verdict - 3 * GAP
  const bar = MARGIN + name + GAP
  const value = bar + COLUMNS.bar + GAP
  doc.y = top
  say(doc, row.name, 9.5, 'plain', INK.text, name)
  if (row.hint !== '') say(doc, row.hint, 8, 'plain', INK.soft, name)
  const bottom = doc.y
  if (row.share) drawBar(doc, row, bar, top + 2)
  doc.x = value
  doc.y = top
  say(doc, row.value, 9.5, 'plain', INK.text, COLUMNS.value)
  const beneath = Math.max(bottom, doc.y)
  doc.x = MARGIN + width - COLUMNS.verdict
  doc.y = top
  say(doc, row.verdict, 9.5, 'bold', TONES[row.tone], COLUMNS.verdict, 'right')
  doc.x = MARGIN
  doc.y = Math.max(beneath, doc.y) + 1.5
  doc
    .moveTo(MARGIN, doc.y)
    .lineTo(MARGIN + width, doc.y)
    .lineWidth(0.5)
    .stroke(INK.line)
}

/** The share, its interval as a whisker, and what was promised as an upright line. */
function drawBar(doc: Doc, { share, mark, tone }: Row, x: number, y: number): void {
  const at = (part: number) => x + Math.min(Math.max(part, 0), 1) * COLUMNS.bar
  doc.rect(x, y, COLUMNS.bar, 7).fill(INK.track)
  doc.rect(x, y, at(share!.share) - x, 7).fill(TONES[tone])
  doc
    .moveTo(at(share!.low), y + 9.5)
    .lineTo(at(share!.high), y + 9.5)
    .lineWidth(1)
    .stroke(INK.soft)
  if (mark === null) return
  doc
    .moveTo(at(mark), y - 2)
    .lineTo(at(mark), y + 9)
    .lineWidth(1.2)
    .stroke(INK.text)
}

/** A new page where less is left: a heading does not stand alone at a page's foot. */
function room(doc: Doc, points: number): void {
  if (doc.y + points > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

function widthOf(doc: Doc): number {
  return doc.page.width - 2 * MARGIN
}

function say(
  doc: Doc,
  text: string,
  size: number,
  weight: Weight = 'plain',
  colour = INK.text,
  width = widthOf(doc),
  align: 'left' | 'right' = 'left',
): void {
  doc.font(fontFor(text, weight)).fontSize(size).fillColor(colour)
  doc.text(text === '' ? ' ' : text, { width, align, lineGap: 1 })
}

const { resolve } = createRequire(import.meta.url)

/** Every reader of PDF has Helvetica, with the letters of western Europe; names in others need a font that comes along. */
function fontFor(text: string, weight: Weight): string {
  if (!/[^\u0020-\u007e\u00a0-\u00ff€–—„“”‘’‚…•›‹]/.test(text))
    return weight === 'bold' ? 'Helvetica-Bold' : 'Helvetica'
  return resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${weight === 'bold' ? '-Bold' : ''}.ttf`)
}

function numberPages(doc: Doc, told: (n: number, of: number) => string, tagged: Tagged): void {
  const { count } = doc.bufferedPageRange()
  for (let i = 0; i < count; i++) {
    doc.switchToPage(i)
    // below the margin, where text would begin a new page
    doc.page.margins.bottom = 0
    doc.x = MARGIN
    doc.y = doc.page.height - 40
    tagged('P', () => say(doc, told(i + 1, count), 8, 'plain', INK.soft, widthOf(doc), 'right'))
  }
}
