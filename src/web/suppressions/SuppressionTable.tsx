import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SuppressionView } from '#journey/outreach/suppression.contract.ts'
import { post, remove } from '../data/request.ts'
import { useMay, useSession } from '../data/session.ts'
import { IconButton } from '../ui/Button.tsx'
import { day } from '../ui/format.ts'
import { IconTrash } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import { toast } from '../ui/toast.ts'
import { When } from '../ui/When.tsx'
import styles from './SuppressionsScreen.module.css'
import { words } from './words.ts'

export function SuppressionTable({ rows }: { rows: SuppressionView[] }) {
  const manages = useMay('manage')
  const works = useMay('work')
  const me = useSession()?.person?.id
  return (
    <table className={styles.table} aria-label={words.table}>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col" className={styles.wide}>
            {words.reason}
          </th>
          <th scope="col" className={styles.wide}>
            {words.until}
          </th>
          <th scope="col" className={styles.wide}>
            {words.source}
          </th>
          <th scope="col" className={styles.wide}>
            {words.added}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-over={row.over || undefined}>
            <td className={styles.what}>
              <span className={styles.value}>{row.value ?? words.erased}</span>
              <span className={styles.small}>
                {words.kinds[row.kind]}
                {row.note && ` · ${row.note}`}
              </span>
              <span className={styles.why}>
                <Reason row={row} />
              </span>
            </td>
            <td className={styles.wide}>
              <Reason row={row} />
            </td>
            <td className={styles.wide}>
              {row.until === null
                ? words.forGood
                : row.over
                  ? words.over(day(`${row.until}T12:00:00`))
                  : day(`${row.until}T12:00:00`)}
            </td>
            <td className={styles.wide}>
              {row.source}
              {row.mail && (
                <span className={styles.from}>
                  <Link to="/mail/incoming" search={{ mail: row.mail }}>
                    {words.fromMail}
                  </Link>
                </span>
              )}
            </td>
            <td className={styles.wide}>
              <When at={row.addedAt} /> <span className={styles.small}>{whoAdded(row)}</span>
            </td>
            <td className={styles.act}>
              {(manages || (works && row.addedBy.id === me)) && <Remove row={row} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Those whose wish came by mail or by a link put themselves there. */
function whoAdded({ addedBy: { id, name } }: SuppressionView): string {
  return id === 'mail' || id === 'link' ? words.byThemselves : words.by(name)
}

function Reason({ row }: { row: SuppressionView }) {
  const warns = !row.over && (row.reason === 'asked' || row.reason === 'do_not_call')
  return <Tag tone={warns ? 'warn' : 'plain'}>{words.reasons[row.reason]}</Tag>
}

function Remove({ row }: { row: SuppressionView }) {
  const client = useQueryClient()
  const show = () => client.invalidateQueries({ queryKey: ['suppressions'] })
  const what = row.value ?? words.kinds[row.kind]
  const back = useMutation({
    mutationFn: ({ kind, value, reason, note, source, until }: SuppressionView) =>
      post('/suppressions', {
        kind,
        value,
        reason,
        source,
        ...(note === null ? {} : { note }),
        ...(until === null ? {} : { until }),
      }),
    onSuccess: show,
  })
  const gone = useMutation({
    mutationFn: () => remove(`/suppressions/${row.id}`),
    onSuccess: () => {
      void show()
      toast({
        text: words.removed(what),
        tone: 'plain',
        // what was erased cannot be written down again
        ...(row.value === null ? {} : { action: { label: words.undo, run: () => back.mutate(row) } }),
      })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  return (
    <IconButton label={words.remove(what)} onClick={() => gone.mutate()}>
      <IconTrash size={15} />
    </IconButton>
  )
}
