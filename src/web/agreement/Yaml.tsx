import { Button } from '../ui/Button.tsx'
import { IconCopy } from '../ui/icons.ts'
import { copyText } from './files.ts'
import styles from './Version.module.css'
import { words } from './words.ts'

export function Yaml({ text }: { text: string }) {
  return (
    <div className={styles.column}>
      <div className={styles.copy}>
        <Button icon={<IconCopy size={15} />} onClick={() => copyText(text)}>
          {words.copyYaml}
        </Button>
      </div>
      <pre className={styles.yaml} tabIndex={0}>
        {text}
      </pre>
    </div>
  )
}
