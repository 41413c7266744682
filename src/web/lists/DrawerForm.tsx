import type { ReactNode } from 'react'
import { ProblemError } from '../data/request.ts'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Drawer } from '../ui/Overlay.tsx'
import { words } from './words.ts'

interface DrawerFormProps {
  title: string
  submit: string
  /** of TanStack's useMutation: whether it is under way, and what the server refused */
  save: { isPending: boolean; error: Error | null }
  onSubmit: () => void
  onClose: () => void
  /** the fields, each with what the server says of it */
  children: (errors: Record<string, string | undefined>) => ReactNode
  /** names of the fields that show what is said of them */
  fields: readonly string[]
}

/** A form in a drawer: something is added to a list, or changed in it. */
export function DrawerForm({ title, submit, save, onSubmit, onClose, children, fields }: DrawerFormProps) {
  return (
    <Drawer open title={title} onClose={onClose}>
      <form
        noValidate
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        {children(save.error instanceof ProblemError ? save.error.fields : {})}
        <Oops error={save.error} fields={fields} />
        <div className={form.actions}>
          <Button look="primary" type="submit" busy={save.isPending}>
            {submit}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Drawer>
  )
}
