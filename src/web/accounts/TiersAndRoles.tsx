import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutreachSettings } from '#journey/outreach/accounts.contract.ts'
import { patch } from '../data/request.ts'
import { DrawerForm } from '../lists/DrawerForm.tsx'
import form from '../people/Form.module.css'
import { Button } from '../ui/Button.tsx'
import { IconPlus } from '../ui/icons.ts'
import { toast } from '../ui/toast.ts'
import { outreachSettingsQuery, summaryQuery } from './data.ts'
import { words } from './settings-words.ts'
import { NEW_TIER, raised, withIds } from './tier-list.ts'
import { TierRow } from './TierRow.tsx'
import styles from './TiersAndRoles.module.css'
import { words as list } from './words.ts'

type Role = OutreachSettings['roles'][number]
// who is against us is worth knowing, but nothing that a group has to have
const ROLES: Role[] = ['decider', 'budget', 'champion', 'user', 'technical']
const MOST_TIERS = 9

/** What a lead-generation manager decides about target accounts as a whole. */
export function TiersAndRoles({ settings, onClose }: { settings: OutreachSettings; onClose: () => void }) {
  const [tiers, setTiers] = useState(settings.tiers)
  const [roles, setRoles] = useState<readonly Role[]>(settings.roles)
  const [wrong, setWrong] = useState('')
  const counts = useQuery(summaryQuery).data?.tiers
  const client = useQueryClient()
  const save = useMutation({
    mutationFn: () => patch<OutreachSettings>('/accounts/settings', { tiers: withIds(tiers), roles }),
    onSuccess: (now) => {
      client.setQueryData(outreachSettingsQuery.queryKey, now)
      for (const key of ['accounts', 'account']) void client.invalidateQueries({ queryKey: [key] })
      toast({ text: words.saved, tone: 'good' })
      onClose()
    },
  })
  const submit = () => {
    const names = tiers.map(({ name }) => name.trim())
    const twice = names.find((name, at) => names.indexOf(name) !== at)
    const found = names.includes('') ? words.nameless : twice ? words.twice(twice) : ''
    setWrong(found)
    if (found === '') save.mutate()
  }
  return (
    <DrawerForm
      title={words.title}
      submit={words.save}
      save={save}
      onSubmit={submit}
      onClose={onClose}
      fields={['tiers']}
    >
      {(errors) => (
        <>
          <fieldset className={form.plain}>
            <legend className={form.head}>{words.tiers}</legend>
            <p className={form.small}>{words.tiersHint}</p>
            <ol className={styles.tiers}>
              {tiers.map((tier, at) => (
                <TierRow
                  key={tier.id || `new-${at}`}
                  tier={tier}
                  at={at}
                  used={counts?.find((one) => one.tier === tier.id)?.accounts ?? 0}
                  alone={tiers.length === 1}
                  onChange={(next) => setTiers(tiers.with(at, next))}
                  onUp={() => setTiers(raised(tiers, at))}
                  onRemove={() => setTiers(tiers.toSpliced(at, 1))}
                />
              ))}
            </ol>
            <div>
              <Button
                icon={<IconPlus size={15} />}
                disabled={tiers.length === MOST_TIERS}
                onClick={() => setTiers([...tiers, NEW_TIER])}
              >
                {words.addTier}
              </Button>
            </div>
            {(wrong || errors.tiers) && (
              <p className={form.error} role="alert">
                {wrong || errors.tiers}
              </p>
            )}
          </fieldset>
          <fieldset className={form.group}>
            <legend>{words.roles}</legend>
            <p className={form.small}>{words.rolesHint}</p>
            <div className={form.scopes}>
              {ROLES.map((role) => (
                <label key={role} className={form.scope}>
                  <input
                    type="checkbox"
                    checked={roles.includes(role)}
                    // one has to stay
                    disabled={roles.length === 1 && roles[0] === role}
                    onChange={(event) =>
                      setRoles(
                        // in the order in which everybody reads them
                        [...ROLES, 'blocker' as const].filter((one) =>
                          one === role ? event.currentTarget.checked : roles.includes(one),
                        ),
                      )
                    }
                  />
                  <span>{list.roles[role]}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </DrawerForm>
  )
}
