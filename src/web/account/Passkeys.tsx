import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setEnded } from '../data/session.ts'
import { ProblemError, remove } from '../data/request.ts'
import { addPasskey, byName, NoPasskey, passkeyBar } from '../sign-in/passkey.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconFingerprint } from '../ui/icons.ts'
import { Note } from '../ui/Note.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import styles from './Account.module.css'
import { passkeysQuery, type Passkey } from './data.ts'
import { words } from './words.ts'

export function Passkeys() {
  const passkeys = useQuery(passkeysQuery)
  const [name, setName] = useState<string | null>(null)
  const client = useQueryClient()
  const add = useMutation({
    mutationFn: addPasskey,
    onSuccess: () => {
      setName(null)
      toast({ text: words.passkeyAdded, tone: 'good' })
      void client.invalidateQueries({ queryKey: ['passkeys'] })
    },
  })
  const bar = passkeyBar()
  return (
    <div className={styles.broad}>
      <div className={styles.line}>
        <p>{words.passkeysHint}</p>
        {name === null && (
          <Button
            icon={<IconFingerprint size={16} />}
            disabled={bar !== null}
            onClick={() => setName(deviceName())}
          >
            {words.addPasskey}
          </Button>
        )}
      </div>
      {bar === 'address' && (
        <Note>
          {words.passkeyAddress} <a href={byName()}>{words.passkeyByName}</a>
        </Note>
      )}
      {bar === 'browser' && <Note>{words.passkeyBrowser}</Note>}
      {name !== null && (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate(name.trim())
          }}
        >
          <TextField
            label={words.passkeyName}
            hint={words.passkeyNameHint}
            maxLength={100}
            value={name}
            onChange={setName}
          />
          <NotAdded error={add.error} />
          <div className={styles.actions}>
            <Button look="primary" type="submit" busy={add.isPending} disabled={name.trim() === ''}>
              {words.goOn}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setName(null)
                add.reset()
              }}
            >
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
      {passkeys.data && passkeys.data.length > 0 && (
        <ul className={styles.list}>
          {passkeys.data.map((one) => (
            <Row key={one.id} passkey={one} />
          ))}
        </ul>
      )}
      {passkeys.data?.length === 0 && <p className={styles.small}>{words.noPasskeys}</p>}
      {passkeys.isError && <Oops error={passkeys.error} />}
    </div>
  )
}

function NotAdded({ error }: { error: unknown }) {
  if (error instanceof NoPasskey)
    return <Note tone="bad">{error.message === 'known' ? words.passkeyKnown : words.passkeyNone}</Note>
  if (error instanceof ProblemError && error.code === 'sign_in_again')
    return (
      <Note tone="warn">
        {words.passkeyFresh} <Button onClick={() => setEnded('stale')}>{words.signInAgain}</Button>
      </Note>
    )
  return <Oops error={error} />
}

function Row({ passkey }: { passkey: Passkey }) {
  const [asked, setAsked] = useState(false)
  const client = useQueryClient()
  const drop = useMutation({
    mutationFn: () => remove(`/session/passkeys/${passkey.id}`),
    onSuccess: () => {
      toast({ text: words.removed, tone: 'good' })
      void client.invalidateQueries({ queryKey: ['passkeys'] })
    },
  })
  const name = passkey.name ?? words.unnamed
  return (
    <li>
      <div>
        <span className={styles.title}>
          {name} <Tag>{passkey.backedUp ? words.synced : words.thisDevice}</Tag>
        </span>
        <span className={styles.small}>
          {words.added} {passkey.createdAt && <When at={passkey.createdAt} />}
        </span>
        <Oops error={drop.error} />
      </div>
      {asked ? (
        <div className={styles.actions}>
          <Button look="danger" busy={drop.isPending} onClick={() => drop.mutate()}>
            {words.sure}
          </Button>
          <Button look="quiet" onClick={() => setAsked(false)}>
            {words.cancel}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setAsked(true)}>
          {words.remove}
          <span className="visually-hidden"> {name}</span>
        </Button>
      )}
    </li>
  )
}

/** A first proposal: what the browser says it runs on. */
function deviceName(): string {
  const found = /Windows|Macintosh|iPhone|iPad|Android|CrOS|Linux/.exec(navigator.userAgent)?.[0]
  return { Macintosh: 'Mac', CrOS: 'Chromebook' }[found ?? ''] ?? found ?? ''
}
