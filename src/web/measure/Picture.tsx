import { Button } from '../ui/Button.tsx'
import { IconDownload } from '../ui/icons.ts'
import { Menu } from '../ui/Menu.tsx'
import { words } from './words.ts'

/** A drawing as a file. `draw` gives a whole SVG with its own colours, null where there is none yet. */
export function Picture({ name, draw }: { name: string; draw: () => string | null }) {
  const give = (type: 'svg' | 'png') => {
    const svg = draw()
    if (svg === null) return
    if (type === 'svg') save(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`)
    else void asPng(svg).then((png) => save(png, `${name}.png`))
  }
  return (
    <Menu
      target={<Button icon={<IconDownload size={15} />}>{words.picture.label}</Button>}
      entries={[
        { label: words.picture.svg, run: () => give('svg') },
        { label: words.picture.png, run: () => give('png') },
      ]}
    />
  )
}

/** Twice as large as it is drawn, so that it stays sharp on a slide. */
const SCALE = 2

async function asPng(svg: string): Promise<Blob> {
  const image = new Image()
  // as data: the server's policy lets pictures come from itself and from data alone
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
