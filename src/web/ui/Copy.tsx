import { useState } from 'react'
import { Button } from './Button.tsx'
import styles from './Copy.module.css'
import { IconCheck, IconCopy } from './icons.ts'

/** Something to take along, shown in full, with a button that copies it. */
export function Copy({ label, text, shown = text }: { label: string; text: string; shown?: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true)
      setTimeout(() => setCopied(false), 2_000)
    })
  }
  return (
    <div className={styles.copy} role="group" aria-label={label}>
      <code className={styles.text}>{shown}</code>
      <Button icon={copied ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={copy}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
    </div>
  )
}
