import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { agreementQuery } from '../data/company.ts'
import { Button } from '../ui/Button.tsx'
import { IconCopy } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Failed } from '../ui/States.tsx'
import { toast } from '../ui/toast.ts'
import { Segments } from '../ui/Toggle.tsx'
import styles from './AgreementScreen.module.css'
import { Reasons } from './Reasons.tsx'
import { Scoring } from './Scoring.tsx'
import { Stages } from './Stages.tsx'
import { words } from './words.ts'

const route = getRouteApi('/agreement')

export function AgreementScreen() {
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: agreement, error, refetch } = useQuery(agreementQuery)
  const copy = (yaml: string) =>
    void navigator.clipboard.writeText(yaml).then(() => toast({ text: words.copied, tone: 'good' }))
  return (
    <Screen
      title={words.title}
      aside={agreement && words.version(agreement.version, agreement.effectiveFrom)}
      actions={
        <Segments
          label={words.views}
          value={tab ?? 'read'}
          options={[
            { value: 'read', label: words.read },
            { value: 'yaml', label: words.yaml },
          ]}
          onChange={(next) => void navigate({ search: { tab: next === 'yaml' ? 'yaml' : undefined } })}
        />
      }
    >
      {error && !agreement ? (
        <Failed what={words.failed} error={error} retry={() => void refetch()} />
      ) : !agreement ? (
        <div className={styles.page}>
          <Bars rows={12} />
        </div>
      ) : tab === 'yaml' ? (
        <div className={styles.page}>
          <div className={styles.copy}>
            <Button icon={<IconCopy size={15} />} onClick={() => copy(agreement.yaml)}>
              {words.copy}
            </Button>
          </div>
          <pre className={styles.yaml} tabIndex={0}>
            {agreement.yaml}
          </pre>
        </div>
      ) : (
        <div className={styles.page}>
          <h2 className={styles.name}>{agreement.name}</h2>
          <p className={styles.intro}>{words.intro}</p>
          <Stages agreement={agreement} />
          <Scoring scoring={agreement.scoring} />
          <Reasons title={words.returns} reasons={agreement.returnReasons} agreement={agreement} />
          <Reasons
            title={words.disqualifications}
            reasons={agreement.disqualifyReasons}
            agreement={agreement}
          />
        </div>
      )}
    </Screen>
  )
}
