import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SurveyView } from '#journey/survey/contract.ts'
import trail from '../lead/LeadScreen.module.css'
import { Button } from '../ui/Button.tsx'
import { IconChevronRight, IconEyeOff } from '../ui/icons.ts'
import { Screen } from '../ui/Screen.tsx'
import { Bars, Empty, Failed } from '../ui/States.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { toast } from '../ui/toast.ts'
import { surveyQuery, useAsMe, useSurveyAct } from './data.ts'
import { AnswerSheet } from './AnswerSheet.tsx'
import { Response } from './Response.tsx'
import { Result } from './Result.tsx'
import styles from './Survey.module.css'
import { words } from './words.ts'

const route = getRouteApi('/surveys/$id')

/** One survey: the result when it is closed, one's own sheet while it is open, or who is still to answer. */
export function SurveyScreen() {
  const { id } = route.useParams()
  const me = useAsMe()
  const survey = useQuery(surveyQuery(id))
  const one = survey.data
  const [closing, setClosing] = useState(false)
  const isOpen = one?.status === 'open'
  return (
    <Screen
      fixed={isOpen === true && one?.mine !== null}
      title={
        <span className={trail.trail}>
          <Link to="/surveys" className={trail.up}>
            {words.title}
          </Link>
          <IconChevronRight size={14} />
          <span className={trail.who}>{one?.title ?? ''}</span>
        </span>
      }
      actions={
        isOpen && (
          <Button look="quiet" onClick={() => setClosing(true)}>
            {words.close}
          </Button>
        )
      }
    >
      {survey.isError && !one ? (
        <Failed what={words.oneFailed} error={survey.error} retry={() => void survey.refetch()} />
      ) : !one ? (
        <div className={styles.loading}>
          <Bars rows={6} height={18} gap={16} />
        </div>
      ) : !isOpen ? (
        <Result id={id} />
      ) : one.mine ? (
        <AnswerSheet key={`${id} ${me?.id}`} id={id} />
      ) : (
        <Outside survey={one} />
      )}
      {one && <Closing survey={one} open={closing} onClose={() => setClosing(false)} />}
    </Screen>
  )
}

function Outside({ survey }: { survey: SurveyView }) {
  return (
    <div className={styles.outside}>
      <Empty icon={<IconEyeOff size={24} stroke={1.6} />} title={words.outside}>
        {words.outsideHint}
      </Empty>
      <Response survey={survey} />
    </div>
  )
}

function Closing({ survey, open, onClose }: { survey: SurveyView; open: boolean; onClose: () => void }) {
  const act = useSurveyAct(survey.id)
  const missing = survey.response.reduce((sum, side) => sum + side.invited - side.finished, 0)
  const close = () =>
    act.mutate(
      { what: 'close', body: {} },
      {
        onSuccess: () => {
          toast({ text: words.nowClosed, tone: 'good' })
          onClose()
        },
      },
    )
  return (
    <Dialog open={open} title={words.closeTitle} onClose={onClose}>
      <div className={styles.closing}>
        <p>{words.closeHint}</p>
        {missing > 0 && <p className={styles.warning}>{words.closeMissing(missing)}</p>}
        <div className={styles.row}>
          <Button look="primary" busy={act.isPending} onClick={close}>
            {words.closeIt}
          </Button>
          <Button onClick={onClose}>{words.keepOpen}</Button>
        </div>
      </div>
    </Dialog>
  )
}
