import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MoneySettings } from '#journey/measure/money/contract.ts'
import { patch } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { language } from '../language.ts'
import { list } from '../ui/format.ts'
import { Note } from '../ui/Note.tsx'
import { toast } from '../ui/toast.ts'
import styles from './Money.module.css'
import { words } from './words.ts'

const names = new Intl.DisplayNames(language, { type: 'currency' })
const all = Intl.supportedValuesOf('currency')

/** The currency that reports add up in, and which others cannot be converted to it. */
export function Base({ settings: { base, chosen, currencies } }: { settings: MoneySettings }) {
  const may = useMay('import')
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: (next: string) => patch<MoneySettings>('/money', { base: next }),
    onSuccess: (next) => {
      void client.invalidateQueries({ queryKey: ['money'] })
      toast({ text: words.based(next.base), tone: 'good' })
    },
    onError: (error) => toast({ text: error.message, tone: 'bad' }),
  })
  const without = currencies.flatMap(({ currency, opportunities, spend, hours, latestRate }) => {
    const n = opportunities + spend + hours
    return currency === base || latestRate !== null || n === 0 ? [] : [words.used(currency, n)]
  })
  return (
    <div className={styles.base}>
      <label className={styles.choice}>
        <span>{words.base}</span>
        {may ? (
          <select
            className={styles.select}
            value={base}
            disabled={choose.isPending}
            onChange={(event) => choose.mutate(event.currentTarget.value)}
          >
            {all.map((code) => (
              <option key={code} value={code}>
                {code} – {names.of(code)}
              </option>
            ))}
          </select>
        ) : (
          <b>{base}</b>
        )}
        {!chosen && <span className={styles.small}>{words.guessed}</span>}
      </label>
      {without.length > 0 && <Note tone="warn">{words.without(list(without))}</Note>}
    </div>
  )
}
