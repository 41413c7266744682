import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { post, remove } from '../data/request.ts'
import { Button } from '../ui/Button.tsx'
import { Oops } from '../ui/Oops.tsx'
import { Section } from '../ui/Screen.tsx'
import { Bars } from '../ui/States.tsx'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import styles from './Account.module.css'
import { sessionsQuery, type Session } from './data.ts'
import { words } from './words.ts'

export function Sessions() {
  const sessions = useQuery(sessionsQuery)
  const client = useQueryClient()
  const again = () => void client.invalidateQueries({ queryKey: ['sessions'] })
  const end = useMutation({
    mutationFn: (id: string) => remove(`/sessions/${id}`),
    onSuccess: () => {
      toast({ text: words.ended, tone: 'good' })
      again()
    },
  })
  const endOthers = useMutation({
    mutationFn: () => post('/sessions/end-others'),
    onSuccess: () => {
      toast({ text: words.endedOthers, tone: 'good' })
      again()
    },
  })
  const all = (sessions.data ?? []).toSorted((a, b) => Number(b.current) - Number(a.current))
  return (
    <Section
      title={words.sessions}
      aside={
        all.length > 1 && (
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {words.endOthers}
          </Button>
        )
      }
    >
      {sessions.isPending && <Bars rows={2} />}
      <Oops error={sessions.error ?? end.error ?? endOthers.error} />
      <ul className={styles.list}>
        {all.map((one) => (
          <li key={one.id}>
            <div>
              <span className={styles.title}>
                {deviceOf(one)} {one.current && <Tag tone="accent">{words.thisOne}</Tag>}
              </span>
              <span className={styles.small}>
                {one.address ? `${one.address} · ` : ''}
                {words.used} <When at={one.usedAt} /> · {words.since} <When at={one.createdAt} />
              </span>
            </div>
            {!one.current && (
              <Button busy={end.isPending && end.variables === one.id} onClick={() => end.mutate(one.id)}>
                {words.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** "Firefox on Windows": as much as a browser says of itself. */
function deviceOf({ agent }: Session): string {
  if (!agent) return words.unknown
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)(?:iOS|A)?\//.exec(agent)?.[1]
  const system = /(Windows|iPhone|iPad|Android|CrOS|Mac OS X|Linux)/.exec(agent)?.[1]
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS', CrOS: 'ChromeOS' }
  const say = (name: string | undefined) => (name === undefined ? undefined : (names[name] ?? name))
  // several say that they are Chrome and Safari too; the last name that is not those wins
  const own = /Edg/.test(agent) ? 'Edge' : /OPR/.test(agent) ? 'Opera' : say(browser)
  const on = say(system)
  return own && on ? words.deviceOn(own, on) : (own ?? on ?? agent.slice(0, 60))
}
