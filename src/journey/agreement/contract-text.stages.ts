import { cadenceSentences } from './contract-text.cadence.ts'
import { dutySentences, sideDuties } from './contract-text.duties.ts'
import { facet, keyed, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { StageDocument } from './schema.ts'

type Draft = { title: string; sentences: Sentence[] }

/** The clauses of some stages, in the order given. */
export function stageClauses(wording: Wording, ids: readonly string[]): Draft[] {
  return ids.flatMap((id) => {
    const stage = wording.document.stages[id]
    return stage ? [{ title: stage.name, sentences: stageSentences(id, stage, wording) }] : []
  })
}

function stageSentences(id: string, stage: StageDocument, wording: Wording): Sentence[] {
  const at = `stages.${id}`
  const { terms, stages: words } = wording.words
  const name = wording.stage(id)
  const refs = [{ kind: 'stage' as const, id }]
  return [
    say(`${at}.name`, words.kind(name, words.kinds[stage.kind]), {
      refs,
      facets: [
        facet(words.called(id.replaceAll('_', ' ')), name),
        facet(words.kindNow(name), words.kinds[stage.kind], stage.kind),
      ],
      covers: [`${at}.name`, `${at}.kind`],
    }),
    say(`${at}.owner`, words.owner(terms.teams[stage.owner], words.assign[stage.assign]), {
      refs,
      facets: [
        facet(words.ownerNow(name), terms.teams[stage.owner]),
        facet(words.assignNow(name), words.assign[stage.assign]),
      ],
      covers: [`${at}.owner`, `${at}.assign`],
    }),
    ...stage.entry.map((criterion) =>
      criterionSentence(`${at}.entry.${criterion.id}`, words.noEntryUnless, criterion, name, wording),
    ),
    duty(id, stage, wording),
    passing(id, stage, wording),
    ...(stage.handoff ? handoff(id, stage, stage.handoff, wording) : []),
    ...dutySentences(id, stage, wording),
    ...keyed(stage.exits, (exit) => exit.to).flatMap(({ key, item }) =>
      exitSentences(id, key, item, wording),
    ),
    ...cadenceSentences(id, stage, wording, criterionSentence),
    ...stage.activities.map(({ id: activity, name: label, required }) =>
      say(`${at}.activities.${activity}`, words.activity(label, required), {
        refs: [{ kind: 'activity', id: activity }],
        facets: [
          facet(words.activityCalled(name), terms.quote(label)),
          facet(words.activityNow(label), required ? words.required : words.notRequired),
        ],
      }),
    ),
    ...keyed(stage.jobAids, (aid) => aid.title).map(({ key, item }) =>
      say(`${at}.jobAids.${key}`, words.aid(item.title), {
        refs,
        facets: [facet(words.aidNow(name, item.title), words.differently, item.body)],
        body: item.body,
      }),
    ),
  ]
}

function duty(id: string, stage: StageDocument, wording: Wording): Sentence {
  const { terms, stages: words } = wording.words
  const at = `stages.${id}`
  const [team, span] = [terms.teams[stage.owner], terms.span(stage.within)]
  const on = stage.calendar === undefined ? '' : words.onCalendar(stage.calendar.replaceAll('_', ' '))
  const what = terms.inside(stage.nextStep)
  return say(`${at}.within`, words.step(team, span, on, what), {
    refs: [{ kind: 'stage', id }],
    facets: [
      facet(words.timeNow(team, what), span),
      facet(words.calendarNow(wording.stage(id)), on || words.onOnlyCalendar, stage.calendar ?? ''),
      facet(words.stepNow(wording.stage(id), team), what, stage.nextStep),
    ],
    covers: [`${at}.within`, `${at}.nextStep`, `${at}.calendar`],
  })
}

function passing(id: string, { then, nextStep }: StageDocument, wording: Wording): Sentence {
  const { terms, stages: words } = wording.words
  const what =
    then === 'repeat' ? words.repeats : words.moves(wording.stage(then.move), terms.inside(then.because))
  return say(`stages.${id}.then`, words.passed(what), {
    refs: then === 'repeat' ? [] : [{ kind: 'stage', id: then.move }],
    facets: [facet(words.passedNow(wording.stage(id), terms.inside(nextStep)), what, JSON.stringify(then))],
  })
}

function handoff(
  id: string,
  stage: StageDocument,
  { answerWithin, maxOffers }: NonNullable<StageDocument['handoff']>,
  wording: Wording,
): Sentence[] {
  const at = `stages.${id}.handoff`
  const refs = [{ kind: 'stage' as const, id }]
  const { terms, stages: words } = wording.words
  const [team, span] = [terms.teams[stage.owner], terms.span(answerWithin)]
  const times = terms.people(maxOffers)
  return [
    say(`${at}.answerWithin`, words.answer(span), {
      refs,
      facets: [facet(words.answerNow(wording.stage(id), team), span)],
    }),
    say(`${at}.maxOffers`, words.offers(times, team), {
      refs,
      facets: [facet(words.offersNow(wording.stage(id)), times)],
    }),
  ]
}

function exitSentences(
  id: string,
  key: string,
  exit: StageDocument['exits'][number],
  wording: Wording,
): Sentence[] {
  const at = `stages.${id}.exits.${key}`
  const { terms, stages: words } = wording.words
  const [from, to] = [wording.stage(id), wording.stage(exit.to)]
  const head = say(
    `${at}.to`,
    words.exit(to, exit.newPass === true, terms.inside(exit.because), exit.when.length !== 1),
    {
      refs: [{ kind: 'stage', id: exit.to }],
      facets: [
        facet(words.exitTo(from), to, exit.to),
        facet(words.exitBecause(from, to), terms.quote(exit.because)),
        facet(
          words.exitPass(from, to),
          exit.newPass ? words.passBegins : words.passGoesOn,
          String(exit.newPass ?? null),
        ),
      ],
      covers: [`${at}.to`, `${at}.because`, `${at}.newPass`],
    },
  )
  return [
    head,
    ...exit.when.map((criterion) =>
      criterionSentence(`${at}.when.${criterion.id}`, '–', criterion, `${from} → ${to}`, wording),
    ),
  ]
}

/** One criterion: its plain sentence, and what exactly is asked. */
export function criterionSentence(
  path: string,
  lead: string,
  { id, label, if: text }: { id: string; label: string; if: string },
  where: string,
  { condition, words: { terms, stages } }: Wording,
): Sentence {
  const { words, basis } = condition(text, 'stage')
  // "Scores at least 40" and "score is at least 40" say the same; the exact one is what is signed
  const text_ = `${lead} ${lead === '–' ? label : terms.inside(label)}: ${words}.`
  return say(path, text_, {
    refs: [{ kind: 'criterion', id }],
    facets: [
      facet(stages.criterionCalled(where), terms.quote(label)),
      facet(stages.criterionNow(where, label), words, basis),
    ],
  })
}

/** Each side's own duties and clocks, collected from the stages that it owns. */
export function dutyClauses(wording: Wording): Draft[] {
  const stages = Object.entries(wording.document.stages)
  const { terms, duties: words } = wording.words
  return (['marketing', 'leadgen', 'sales'] as const)
    .map((team) => ({
      title: terms.teams[team],
      sentences: [
        ...stages.flatMap(([id, stage]) => {
          if (stage.owner !== team) return []
          const refs = [{ kind: 'stage' as const, id }]
          const required = stage.activities
            .filter((activity) => activity.required)
            .map((a) => terms.quote(a.name))
          const answer = stage.handoff
            ? [
                say(
                  `stages.${id}.handoff`,
                  words.answerLine(wording.stage(id), terms.within(stage.handoff.answerWithin)),
                  { refs },
                ),
              ]
            : []
          const text = words.stageLine(
            stage.nextStep,
            terms.within(stage.within),
            wording.stage(id),
            required.length > 0 ? terms.all(required) : null,
          )
          return [...answer, say(`stages.${id}`, text, { refs })]
        }),
        ...sideDuties(team, wording),
      ],
    }))
    .filter((draft) => draft.sentences.length > 0)
}
