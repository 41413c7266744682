import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MailView } from '#journey/mailing/sending.contract.ts'
import { post } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Copy } from '../ui/Copy.tsx'
import { Note } from '../ui/Note.tsx'
import { Section } from '../ui/Screen.tsx'
import { toast } from '../ui/toast.ts'
import { Toggle } from '../ui/Toggle.tsx'
import { dnsQuery } from './data.ts'
import { Findings } from './Findings.tsx'
import type { Part } from './Settings.tsx'
import styles from './Settings.module.css'
import { words } from './settings-words.ts'

export function Signing({ typed, change, disabled, view }: Part & { view: MailView }) {
  const { key } = view
  const client = useQueryClient()
  const dns = useQuery(dnsQuery)
  const make = useMutation({
    mutationFn: () => post<MailView>('/mail/key', {}),
    onSuccess: (next) => {
      client.setQueryData(['mail'], next)
      toast({ text: words.keyMade, tone: 'good' })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  return (
    <Section
      title={words.signing}
      aside={
        !disabled && (
          <span className={styles.acts}>
            <Button busy={make.isPending} onClick={() => make.mutate()}>
              {key ? words.newKey : words.makeKey}
            </Button>
            <Button busy={dns.isFetching} onClick={() => void dns.refetch()}>
              {words.check}
            </Button>
          </span>
        )
      }
    >
      <p className={styles.hint}>{words.signingHint}</p>
      <Toggle
        label={words.sign}
        on={typed.signing}
        onChange={(signing) => change({ signing })}
        disabled={disabled}
      />
      {key === null ? (
        <p className={styles.hint}>{words.noKey}</p>
      ) : (
        <div className={styles.record}>
          {!key.here && <Note tone="warn">{words.keyAway}</Note>}
          <p>{words.record}</p>
          <Copy label={words.recordName} text={key.record.name} />
          <Copy label={words.recordValue} text={key.record.value} />
        </div>
      )}
      {dns.error && <Note tone="bad">{dns.error.message}</Note>}
      {dns.data && <Findings domain={dns.data.domain} findings={dns.data.findings} />}
    </Section>
  )
}
