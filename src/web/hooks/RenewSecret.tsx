import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../data/request.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import type { HookView } from './data.ts'
import { SecretOnce } from './SecretOnce.tsx'
import { words } from './words.ts'

export function RenewSecret({ hook, onClose }: { hook: HookView; onClose: () => void }) {
  const [hours, setHours] = useState('24')
  const client = useQueryClient()
  const renew = useMutation({
    mutationFn: () => post<HookView>(`/hooks/${hook.id}/secret`, { overlapHours: Number(hours) }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['hooks'] }),
  })
  if (renew.data) return <SecretOnce hook={renew.data} onClose={onClose} />
  return (
    <Drawer open title={words.renew} onClose={onClose} width={520}>
      <div className={form.form}>
        <p>{words.renewText}</p>
        <Choice label={words.overlap} value={hours} options={words.overlaps} onChange={setHours} />
        <Oops error={renew.error} />
        <div className={form.actions}>
          <Button look="primary" busy={renew.isPending} onClick={() => renew.mutate()}>
            {words.renew}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.form.cancel}
          </Button>
        </div>
      </div>
    </Drawer>
  )
}
