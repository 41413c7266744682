import { toast } from '../ui/toast.ts'
import { words } from './words.ts'

export function copyText(text: string): void {
  void navigator.clipboard.writeText(text).then(() => toast({ text: words.copied, tone: 'good' }))
}

/** Hands a text to the browser as a file, byte for byte. */
export function saveText(text: string, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
