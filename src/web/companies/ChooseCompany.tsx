import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CompanyDetail } from '#journey/identity/companies.contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import styles from './Companies.module.css'
import { companiesQuery } from './data.ts'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

/** Which other company it is the same as, or a part of. */
export function ChooseCompany({
  company,
  as,
  onClose,
}: {
  company: CompanyDetail
  as: 'same' | 'parent'
  onClose: () => void
}) {
  const [q, setQ] = useState('')
  const act = useChange()
  const list = useInfiniteQuery(companiesQuery({ q: q || undefined, sort: 'people' }))
  const near = [...company.alike, ...company.sharing]
  // nobody should join by a slip what nothing speaks for
  const rows = q === '' ? near : (list.data?.pages[0]?.items ?? [])
  const others = rows.filter(({ id }) => id !== company.id).slice(0, 8)
  const take = (other: string) =>
    act.mutate(
      {
        run: () => post(`/companies/${company.id}/${as}`, { company: other }),
        done: as === 'same' ? words.done.same : words.done.part,
      },
      { onSuccess: onClose },
    )
  return (
    <Dialog open title={as === 'same' ? words.joinTitle : words.partTitle} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.hint}>{as === 'same' ? words.joinHint : words.partHint}</p>
        <TextField label={words.other} value={q} onChange={setQ} placeholder={words.search} autoFocus />
        <div className={styles.found} role="group" aria-label={words.choose}>
          {others.length === 0 && q !== '' && <p className={styles.hint}>{words.none}</p>}
          {others.map(({ id, name }) => (
            <Button key={id} busy={act.isPending} onClick={() => take(id)}>
              {name}
            </Button>
          ))}
        </div>
        <Oops error={act.error} />
        <Button look="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  )
}
