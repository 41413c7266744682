import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProductMailView } from '#journey/mailing/product.contract.ts'
import { patch, post, ProblemError } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Section } from '../ui/Screen.tsx'
import { toast } from '../ui/toast.ts'
import { productDnsQuery, productQuery } from './data.ts'
import { Findings } from './Findings.tsx'
import styles from './Settings.module.css'
import { words } from './product-words.ts'

/** Who the product's own mails come from, what is wrong with that, and how to mend it. */
export function ProductSender() {
  const { data: view, error } = useQuery(productQuery)
  const mayAdmin = useMay('admin')
  return (
    <Section title={words.title} aside={mayAdmin && view && <Acts view={view} />}>
      <p className={styles.hint}>{words.hint}</p>
      {error && !view && <Note tone="warn">{words.failed}</Note>}
      {view?.faults.map(({ id, sentence, mend }) => (
        <Note key={id} tone="warn">
          <strong>{sentence}</strong>
          <span className={styles.because}>{mend}</span>
        </Note>
      ))}
      {view && <Sender key={view.revision} view={view} disabled={!mayAdmin} />}
      <Dns />
    </Section>
  )
}

function Acts({ view: { faults } }: { view: ProductMailView }) {
  const dns = useQuery(productDnsQuery)
  const trial = useMutation({
    mutationFn: () => post<{ to: string }>('/mail/product/test', {}),
    onSuccess: ({ to }) => toast({ text: words.trialSent(to), tone: 'good' }),
    onError: (error) => {
      const said = error instanceof ProblemError ? error.fields.to : undefined
      toast({ text: said ?? error.message, tone: 'bad' })
    },
  })
  const hasServer = !faults.some(({ id }) => id === 'no_server')
  const hasDomain = !faults.some(({ id }) => id !== 'no_server')
  return (
    <span className={styles.acts}>
      {hasServer && (
        <Button busy={trial.isPending} onClick={() => trial.mutate()}>
          {words.trial}
        </Button>
      )}
      {hasDomain && (
        <Button busy={dns.isFetching} onClick={() => void dns.refetch()}>
          {words.check}
        </Button>
      )}
    </span>
  )
}

function Sender({ view, disabled }: { view: ProductMailView; disabled: boolean }) {
  const [name, setName] = useState(view.name)
  const [address, setAddress] = useState(view.address ?? '')
  const isDirty = name !== view.name || address.trim() !== (view.address ?? '')
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () =>
      patch<ProductMailView>('/mail/product', {
        name,
        address: address.trim() === '' ? null : address.trim(),
        revision: view.revision,
      }),
    onSuccess: (saved) => {
      client.setQueryData(['mail-product'], saved)
      // what was found of another domain says nothing of this one
      client.removeQueries({ queryKey: ['mail-product-dns'] })
      toast({ text: words.saved, tone: 'good' })
    },
  })
  const errors = save.error instanceof ProblemError ? save.error.fields : {}
  const found = view.origin === 'own' ? words.ownHint : words.found[view.origin](view.sender)
  return (
    <form
      noValidate
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className={styles.fields}>
        <TextField
          label={words.name}
          value={name}
          onChange={setName}
          error={errors.name}
          disabled={disabled}
        />
        <TextField
          type="email"
          label={words.address}
          {...(address.trim() === '' ? { hint: found } : {})}
          value={address}
          onChange={setAddress}
          error={errors.address}
          disabled={disabled}
        />
      </div>
      <Oops error={save.error} fields={['name', 'address']} />
      {disabled && <p className={styles.hint}>{words.adminOnly}</p>}
      {isDirty && (
        <div className={styles.saves}>
          <Button type="submit" look="primary" busy={save.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </form>
  )
}

function Dns() {
  const { data, error } = useQuery(productDnsQuery)
  return (
    <>
      {error && <Note tone="bad">{error.message}</Note>}
      {data && data.findings.length > 0 && <Findings domain={data.domain} findings={data.findings} />}
    </>
  )
}
