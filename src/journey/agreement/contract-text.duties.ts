import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { DutyDocument } from './schema.duties.ts'
import type { StageDocument } from './schema.ts'

/** What people owe in a stage, with the ladder of what follows when it stays undone. */
export function dutySentences(id: string, stage: StageDocument, wording: Wording): Sentence[] {
  return (stage.duties ?? []).map((duty) => dutySentence(id, duty, stage, wording))
}

function dutySentence(id: string, duty: DutyDocument, stage: StageDocument, wording: Wording): Sentence {
  const { of, name, from, within, remind, tellManager, takeBack } = duty
  const { terms, duties: words } = wording.words
  const [team, what] = [terms.teams[of], terms.inside(name)]
  const until = untilInWords(duty, stage, wording)
  const owed = words.owed(team, words.from[from], what, terms.within(within), until)
  const ladder = [
    ...(remind === undefined ? [] : [words.remind(terms.after(remind))]),
    ...(tellManager === undefined ? [] : [words.tell(terms.after(tellManager))]),
    ...(takeBack === undefined ? [] : [words.takeBack(terms.after(takeBack))]),
  ]
  const follows = ladder.length === 0 ? '' : words.follows(terms.all(ladder))
  const when = (span: string | undefined): string => (span === undefined ? words.never : terms.after(span))
  return say(`stages.${id}.duties.${duty.id}`, owed + follows, {
    refs: [{ kind: 'stage', id }],
    facets: [
      facet(words.called(wording.stage(id)), terms.quote(name)),
      facet(words.ofNow(name), team),
      facet(words.fromNow(name), words.from[from]),
      facet(words.untilNow(name), until, duty.until + (duty.attempts ?? '') + (duty.over ?? '')),
      facet(words.withinNow(team, what), terms.span(within)),
      facet(words.remindNow(name), when(remind)),
      facet(words.tellNow(name), when(tellManager)),
      facet(words.takeBackNow(name), when(takeBack)),
    ],
  })
}

function untilInWords(
  { until, attempts, over }: DutyDocument,
  stage: StageDocument,
  { words: { terms, duties } }: Wording,
): string {
  if (until === 'attempts')
    return duties.attempts(attempts ?? 1, over === undefined ? null : terms.span(over))
  if (!until.startsWith('activity:')) return duties.until[until] ?? until
  const id = until.slice('activity:'.length)
  return duties.ticked(stage.activities.find((activity) => activity.id === id)?.name ?? id)
}

/** The duties of one side, in one line each. */
export function sideDuties(team: DutyDocument['of'], { document, stage, words }: Wording): Sentence[] {
  return Object.entries(document.stages).flatMap(([id, { duties }]) =>
    (duties ?? [])
      .filter(({ of }) => of === team)
      .map((duty) => {
        const within = words.terms.within(duty.within)
        const text = words.duties.line(duty.name, within, words.duties.from[duty.from], stage(id))
        return say(`stages.${id}.duties.${duty.id}`, text, { refs: [{ kind: 'stage', id }] })
      }),
  )
}
