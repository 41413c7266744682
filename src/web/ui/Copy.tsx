import { useRef, useState } from 'react'
import { Button } from './Button.tsx'
import styles from './Copy.module.css'
import { words } from './words.ts'
import { IconCheck, IconCopy } from './icons.ts'

/** Something to take along, shown in full, with a button that copies it. */
export function Copy({ label, text, shown = text }: { label: string; text: string; shown?: string }) {
  const [copied, setCopied] = useState(false)
  const code = useRef<HTMLElement>(null)
  const done = () => {
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  // over plain HTTP a browser lets no page copy: then it is selected, for the hand to copy
  const select = () => code.current && getSelection()?.selectAllChildren(code.current)
  const copy = () => {
    if (!isSecureContext) return select()
    navigator.clipboard.writeText(text).then(done, select)
  }
  return (
    <div className={styles.copy} role="group" aria-label={label}>
      <code ref={code} className={styles.text}>
        {shown}
      </code>
      <Button icon={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
        {copied ? words.copied : words.copy}
      </Button>
    </div>
  )
}
