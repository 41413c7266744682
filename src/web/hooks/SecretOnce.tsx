import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Note } from '../ui/Note.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import type { HookView } from './data.ts'
import { words } from './words.ts'

/** The only time that a secret is seen. */
export function SecretOnce({ hook, onClose }: { hook: HookView; onClose: () => void }) {
  return (
    <Drawer open title={words.form.made(hook.name)} onClose={onClose} width={520}>
      <div className={form.form}>
        <Copy label={words.form.secret} text={hook.secret ?? ''} />
        <Note tone="warn">{words.form.once}</Note>
        <div className={form.actions}>
          <Button look="primary" onClick={onClose}>
            {words.form.done}
          </Button>
        </div>
      </div>
    </Drawer>
  )
}
