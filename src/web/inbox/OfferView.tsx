import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { briefQuery } from '../data/leads.ts'
import { AttemptForm } from '../handoff/AttemptForm.tsx'
import { BriefView } from '../handoff/BriefView.tsx'
import { words as owedWords } from '../handoff/owed-words.ts'
import { ratingKeys, useRating } from '../handoff/rating.ts'
import { Ratings } from '../handoff/Ratings.tsx'
import { ReasonForm } from '../handoff/ReasonForm.tsx'
import { words as leadWords } from '../lead/words.ts'
import { Button } from '../ui/Button.tsx'
import { moment, nameOf } from '../ui/format.ts'
import { IconArrowBackUp, IconCheck } from '../ui/icons.ts'
import { useShortcuts } from '../ui/keys.ts'
import { Markdown } from '../ui/Markdown.tsx'
import { Dialog } from '../ui/Overlay.tsx'
import { Score } from '../ui/Score.tsx'
import { Bars } from '../ui/States.tsx'
import { Countdown } from '../ui/When.tsx'
import type { Answer, Offer } from './answer.ts'
import styles from './OfferView.module.css'
import { Why } from '../worth/Why.tsx'
import { WorthFigure } from '../worth/WorthFigure.tsx'
import { worthWords } from '../worth/words.ts'
import { words } from './words.ts'

interface OfferViewProps {
  offer: Offer
  offers: Offer[]
  answer: Answer
  onFocus: (id: string) => void
}

export function OfferView({ offer, offers, answer, onFocus }: OfferViewProps) {
  const [returning, setReturning] = useState(false)
  const [asked, setAsked] = useState(false)
  const navigate = useNavigate()
  const [logging, setLogging] = useState(false)
  const { lead } = offer
  const written = useQuery({ ...briefQuery(lead.id), enabled: offer.brief === null })
  const brief = offer.brief ?? written.data
  const rating = useRating(lead.id)
  const open = (entry?: number) =>
    void navigate({
      to: '/leads/$id',
      params: { id: lead.id },
      search: entry === undefined ? {} : { open: entry },
    })
  const step = (by: number) => {
    const next = offers[offers.findIndex((each) => each.lead.id === lead.id) + by]
    if (next) onFocus(next.lead.id)
  }
  useShortcuts(words.title, [
    { keys: 'j', does: words.keys.next, run: () => step(1) },
    { keys: 'k', does: words.keys.previous, run: () => step(-1) },
    { keys: 'a', does: words.keys.accept, run: () => answer.accept(offer) },
    { keys: 'r', does: words.keys.return, run: () => setReturning(true) },
    { keys: 'c', does: owedWords.log, run: () => setLogging(true) },
    { keys: 'o', does: words.keys.open, run: () => open() },
    { keys: 'w', does: worthWords.whyKey, run: () => setAsked(true) },
    ...ratingKeys(rating),
  ])

  return (
    <section className={styles.view} aria-label={nameOf(lead)}>
      <div className={styles.head}>
        <div>
          <h2 className={styles.name}>
            <Link to="/leads/$id" params={{ id: lead.id }}>
              {nameOf(lead)}
            </Link>
          </h2>
          <p className={styles.role}>
            {[lead.title, lead.company, lead.country].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className={styles.told}>
          <Score score={lead.score} fit={lead.fit} engagement={lead.engagement} />
          <WorthFigure worth={lead.worth} name={nameOf(lead)} onWhy={() => setAsked(true)} />
        </div>
      </div>
      <Why lead={asked ? { id: lead.id, name: nameOf(lead) } : null} onClose={() => setAsked(false)} />
      <p className={styles.clock}>
        <Countdown at={offer.due} />
        <span>
          {words.answerBy} {moment(offer.due)}
        </span>
      </p>
      <div className={styles.actions}>
        <Button look="primary" icon={<IconCheck size={15} />} hint="a" onClick={() => answer.accept(offer)}>
          {words.accept}
        </Button>
        <Button icon={<IconArrowBackUp size={15} />} hint="r" onClick={() => setReturning(true)}>
          {words.return}
        </Button>
        <Button look="quiet" hint="o" onClick={() => open()}>
          {words.open}
        </Button>
      </div>
      {brief ? <BriefView brief={brief} onEntry={open} /> : <Bars rows={10} />}
      <div className={styles.rate}>
        <Ratings rating={rating} hints />
      </div>
      {brief?.jobAid && (
        <details className={styles.aid} open>
          <summary>{brief.jobAid.title}</summary>
          <Markdown text={brief.jobAid.body} />
        </details>
      )}
      <AttemptForm id={lead.id} open={logging} onClose={() => setLogging(false)} />
      <Dialog open={returning} title={leadWords.dialogs.returnTitle} onClose={() => setReturning(false)}>
        <ReasonForm
          reasons={offer.returnReasons}
          submit={leadWords.return}
          hint={leadWords.dialogs.returnHint}
          busy={false}
          onSubmit={(reason, note) => {
            setReturning(false)
            answer.giveBack(offer, reason, note)
          }}
          onCancel={() => setReturning(false)}
        />
      </Dialog>
    </section>
  )
}
