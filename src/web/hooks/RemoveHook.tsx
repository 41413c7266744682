import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { remove } from '../data/request.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import type { HookView } from './data.ts'
import { words } from './words.ts'

export function RemoveHook({ hook, onClose }: { hook: HookView; onClose: () => void }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const gone = useMutation({
    mutationFn: () => remove(`/hooks/${hook.id}`),
    onSuccess: async () => {
      toast({ text: words.removed(hook.name), tone: 'good' })
      await navigate({ to: '/hooks' })
      await client.invalidateQueries({ queryKey: ['hooks'] })
    },
  })
  return (
    <Dialog open title={words.remove} onClose={onClose}>
      <div className={form.form}>
        <p>{words.removeText(hook.waiting)}</p>
        {hook.usedBy.length > 0 && (
          <Note tone="warn">{words.removeUsed(hook.usedBy.map(({ name }) => name).join(', '))}</Note>
        )}
        <Oops error={gone.error} />
        <div className={form.actions}>
          <Button look="danger" busy={gone.isPending} onClick={() => gone.mutate()}>
            {words.remove}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.form.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
