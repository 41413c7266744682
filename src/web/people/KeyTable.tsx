import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { KeyView } from '#people/contract.ts'
import { peopleQuery } from '../data/company.ts'
import { remove } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import { words } from './keys-words.ts'
import styles from './PeopleScreen.module.css'

type Key = z.infer<typeof KeyView>

export function KeyTable({ keys }: { keys: Key[] }) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col" className={styles.wide}>
            {words.scope}
          </th>
          <th scope="col" className={styles.wide}>
            {words.expires}
          </th>
          <th scope="col">{words.lastUsed}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id} of={key} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ of: key }: { of: Key }) {
  const [asked, setAsked] = useState(false)
  const maker = useQuery(peopleQuery).data?.find((one) => one.id === key.by)?.name ?? key.by
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: () => remove(`/keys/${key.id}`),
    onSuccess: () => {
      toast({ text: words.revoked(key.name), tone: 'good' })
      void client.invalidateQueries({ queryKey: ['keys'] })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  return (
    <tr data-left={key.state !== 'valid' || undefined}>
      <td>
        <span className={styles.who}>
          <span className={styles.name}>{key.name}</span>
          <span className={styles.small}>
            {words.by} {maker} · <When at={key.createdAt} />
          </span>
          <span className={`${styles.small} ${styles.narrow}`}>
            {key.scopes.join(', ')}
            {key.expiresAt && ` · ${words.until(day(key.expiresAt))}`}
          </span>
        </span>
      </td>
      <td className={styles.wide}>
        <span className={styles.title}>
          {key.scopes.map((scope) => (
            <Tag key={scope}>{scope}</Tag>
          ))}
        </span>
      </td>
      <td className={styles.wide}>{key.expiresAt ? day(key.expiresAt) : '—'}</td>
      <td>{key.lastUsedAt ? <When at={key.lastUsedAt} /> : words.never}</td>
      <td>
        {key.state !== 'valid' ? (
          <Tag>{words.states[key.state]}</Tag>
        ) : (
          <Button
            look={asked ? 'danger' : 'plain'}
            busy={end.isPending}
            onClick={() => (asked ? end.mutate() : setAsked(true))}
          >
            {asked ? words.sure : words.revoke}
            <span className="visually-hidden"> {key.name}</span>
          </Button>
        )}
      </td>
    </tr>
  )
}
