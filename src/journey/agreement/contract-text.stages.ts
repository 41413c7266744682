import { cadenceSentences } from './contract-text.cadence.ts'
import { dutySentences, sideDuties } from './contract-text.duties.ts'
import { facet, keyed, say, type Sentence, type Wording } from './contract-text.parts.ts'
import type { StageDocument } from './schema.ts'
import { capital, counted, inSentence, listed, spanName, TEAMS } from './wording.ts'

type Draft = { title: string; sentences: Sentence[] }

const KINDS: Record<StageDocument['kind'], string> = {
  develop: 'criteria decide when the lead goes on',
  handoff: 'a person is asked, who accepts or returns the lead',
  work: 'a person works the lead',
  won: 'the opportunity was won',
  lost: 'the opportunity was lost',
  nurture: 'the lead is not ready yet',
  disqualified: 'the lead is out, and on watch',
  closed: 'the watch is over',
}

const ASSIGN: Record<StageDocument['assign'], string> = {
  rotation: 'to whoever’s turn it is among those available',
  desk: 'to the common desk',
  keep: 'to whoever has it already',
}

/** The clauses of some stages, in the order given. */
export function stageClauses(wording: Wording, ids: readonly string[]): Draft[] {
  return ids.flatMap((id) => {
    const stage = wording.document.stages[id]
    return stage ? [{ title: stage.name, sentences: stageSentences(id, stage, wording) }] : []
  })
}

function stageSentences(id: string, stage: StageDocument, wording: Wording): Sentence[] {
  const at = `stages.${id}`
  const name = wording.stage(id)
  const refs = [{ kind: 'stage' as const, id }]
  return [
    say(`${at}.name`, `In ${name}, ${KINDS[stage.kind]}.`, {
      refs,
      facets: [
        facet(`The stage ${id.replaceAll('_', ' ')} is now called {}`, name),
        facet(`Of ${name} it now holds that {}`, KINDS[stage.kind], stage.kind),
      ],
      covers: [`${at}.name`, `${at}.kind`],
    }),
    say(`${at}.owner`, `The lead belongs to ${TEAMS[stage.owner]} and goes ${ASSIGN[stage.assign]}.`, {
      refs,
      facets: [
        facet(`${name} now belongs to {}`, TEAMS[stage.owner]),
        facet(`A lead in ${name} now goes {}`, ASSIGN[stage.assign]),
      ],
      covers: [`${at}.owner`, `${at}.assign`],
    }),
    ...stage.entry.map((criterion) =>
      criterionSentence(`${at}.entry.${criterion.id}`, 'No lead enters unless', criterion, name, wording),
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
      say(`${at}.activities.${activity}`, `Activity: ${label}${required ? ' (required)' : ''}.`, {
        refs: [{ kind: 'activity', id: activity }],
        facets: [
          facet(`An activity of ${name} is now called {}`, `“${label}”`),
          facet(`“${label}” is now {}`, required ? 'required' : 'not required'),
        ],
      }),
    ),
    ...keyed(stage.jobAids, (aid) => aid.title).map(({ key, item }) =>
      say(`${at}.jobAids.${key}`, `Job aid: “${item.title}”.`, {
        refs,
        facets: [facet(`The job aid “${item.title}” of ${name} now reads {}`, 'differently', item.body)],
        body: item.body,
      }),
    ),
  ]
}

function duty(id: string, stage: StageDocument, wording: Wording): Sentence {
  const at = `stages.${id}`
  const [team, span] = [TEAMS[stage.owner], spanName(stage.within)]
  const on = stage.calendar === undefined ? '' : ` on the calendar ${stage.calendar.replaceAll('_', ' ')}`
  const what = inSentence(stage.nextStep)
  return say(`${at}.within`, `${team} has ${span}${on} to do this: ${what}.`, {
    refs: [{ kind: 'stage', id }],
    facets: [
      facet(`${team} now has {} to ${what}`, span),
      facet(
        `Time in ${wording.stage(id)} now runs {}`,
        on.trim() || 'on the only calendar',
        stage.calendar ?? '',
      ),
      facet(`In ${wording.stage(id)} ${team} now owes this: {}`, what, stage.nextStep),
    ],
    covers: [`${at}.within`, `${at}.nextStep`, `${at}.calendar`],
  })
}

function passing(id: string, { then, nextStep }: StageDocument, wording: Wording): Sentence {
  const what =
    then === 'repeat'
      ? 'it stays owed and overdue, and is asked for again'
      : `the lead goes to ${wording.stage(then.move)} (${inSentence(then.because)})`
  const text = `If that time passes, ${what}.`
  return say(`stages.${id}.then`, text, {
    refs: then === 'repeat' ? [] : [{ kind: 'stage', id: then.move }],
    facets: [
      facet(
        `When the time to ${inSentence(nextStep)} has passed in ${wording.stage(id)}, now {}`,
        what,
        JSON.stringify(then),
      ),
    ],
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
  const [team, span] = [TEAMS[stage.owner], spanName(answerWithin)]
  const times = counted(maxOffers, 'person', 'people')
  return [
    say(`${at}.answerWithin`, `Whoever is offered the lead has ${span} to accept or return it.`, {
      refs,
      facets: [facet(`${team} now has {} to accept or return an offer of ${wording.stage(id)}`, span)],
    }),
    say(
      `${at}.maxOffers`,
      `An offer that is not answered in time goes to the next person; after ${times} the desk of ${team} assigns the lead.`,
      { refs, facets: [facet(`A lead in ${wording.stage(id)} is now offered to at most {}`, times)] },
    ),
  ]
}

function exitSentences(
  id: string,
  key: string,
  exit: StageDocument['exits'][number],
  wording: Wording,
): Sentence[] {
  const at = `stages.${id}.exits.${key}`
  const [from, to] = [wording.stage(id), wording.stage(exit.to)]
  const pass = exit.newPass ? ', where its next pass begins' : ''
  const head = say(
    `${at}.to`,
    `It goes on to ${to}${pass} (${inSentence(exit.because)}) when ${exit.when.length === 1 ? '' : 'all of '}this holds:`,
    {
      refs: [{ kind: 'stage', id: exit.to }],
      facets: [
        facet(`From ${from} a lead now goes to {}`, to, exit.to),
        facet(`The way from ${from} to ${to} is now explained by {}`, `“${exit.because}”`),
        facet(
          `On the way from ${from} to ${to}, now {}`,
          exit.newPass ? 'a new pass begins' : 'the pass goes on',
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
  { condition }: Wording,
): Sentence {
  const { words, basis } = condition(text, 'stage')
  // "Scores at least 40" and "score is at least 40" say the same; the exact one is what is signed
  const text_ = `${lead} ${lead === '–' ? label : inSentence(label)}: ${words}.`
  return say(path, text_, {
    refs: [{ kind: 'criterion', id }],
    facets: [
      facet(`A criterion of ${where} is now called {}`, `“${label}”`),
      facet(`${where}: “${label}” now holds if {}`, words, basis),
    ],
  })
}

/** Each side's own duties and clocks, collected from the stages that it owns. */
export function dutyClauses(wording: Wording): Draft[] {
  const stages = Object.entries(wording.document.stages)
  return (['marketing', 'leadgen', 'sales'] as const)
    .map((team) => ({
      title: TEAMS[team],
      sentences: [
        ...stages.flatMap(([id, stage]) => {
          if (stage.owner !== team) return []
          const refs = [{ kind: 'stage' as const, id }]
          const required = stage.activities.filter((activity) => activity.required).map((a) => `“${a.name}”`)
          const before = required.length > 0 ? ` (required: ${listed(required)})` : ''
          const answer = stage.handoff
            ? [
                say(
                  `stages.${id}.handoff`,
                  `Answer every offer of ${wording.stage(id)} within ${spanName(stage.handoff.answerWithin)}.`,
                  { refs },
                ),
              ]
            : []
          const text = `${capital(stage.nextStep)} within ${spanName(stage.within)} for every lead in ${wording.stage(id)}${before}.`
          return [...answer, say(`stages.${id}`, text, { refs })]
        }),
        ...sideDuties(team, wording),
      ],
    }))
    .filter((draft) => draft.sentences.length > 0)
}
