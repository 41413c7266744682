import type { ImportView } from '#journey/capture/contract.ts'
import { Tag, type Tone } from '../ui/Tag.tsx'
import { words } from './words.ts'

const tones: Record<ImportView['status'], Tone> = {
  uploaded: 'plain',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
}

export function StatusTag({ status }: { status: ImportView['status'] }) {
  return <Tag tone={tones[status]}>{words.status[status]}</Tag>
}
