import { Button } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { IconDownload } from '../ui/icons.ts'
import styles from './Account.module.css'
import { words } from './words.ts'

export function BackupCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const text = codes.join('\n')
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`Baton: ${words.backup}\n\n${text}\n`], { type: 'text/plain' }))
    link.download = 'baton-backup-codes.txt'
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div className={styles.broad}>
      <div>
        <h3>{words.backup}</h3>
        <p className={styles.small}>{words.backupHint}</p>
      </div>
      <Copy label={words.backup} text={text} />
      <div className={styles.actions}>
        <Button look="primary" onClick={onKept}>
          {words.backupKept}
        </Button>
        <Button icon={<IconDownload size={15} />} onClick={download}>
          {words.download}
        </Button>
      </div>
    </div>
  )
}
