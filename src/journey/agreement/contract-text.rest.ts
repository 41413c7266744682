import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import { criterionSentence } from './contract-text.stages.ts'
import type { AgreementDocument, CalendarDocument } from './schema.ts'
import { TEAMS } from './ruleset.ts'
import type { AgreementWords } from './words/en.ts'

type Draft = { title: string; sentences: Sentence[] }

export function partyClauses({ document, words: { terms, frame } }: Wording): Draft[] {
  const owners = new Set(Object.values(document.stages).map((stage) => stage.owner))
  const names = terms.all(TEAMS.filter((team) => owners.has(team)).map((team) => terms.teams[team]))
  return [
    {
      title: frame.parties,
      sentences: [
        say('name', frame.agreed(document.name, names), {
          facets: [facet(frame.called, terms.quote(document.name))],
        }),
      ],
    },
  ]
}

/** The path, and what opens it although its own criteria are not met. */
export function pathClauses(wording: Wording): Draft[] {
  const { path, fastTrack } = wording.document
  const { terms, frame } = wording.words
  const names = path.map(wording.stage)
  const all = say('path', frame.way(names), {
    refs: path.map((id) => ({ kind: 'stage', id })),
    facets: [facet(frame.wayNow, frame.wayNames(names), JSON.stringify(path))],
  })
  if (!fastTrack) return [{ title: frame.path, sentences: [all] }]
  const because = terms.inside(fastTrack.because)
  return [
    { title: frame.path, sentences: [all] },
    {
      title: frame.fastTrack,
      sentences: [
        say('fastTrack.because', frame.allOpen(because, fastTrack.when.length !== 1), {
          facets: [facet(frame.fastTrackBecause, terms.quote(fastTrack.because))],
        }),
        ...fastTrack.when.map((criterion) =>
          criterionSentence(`fastTrack.when.${criterion.id}`, '–', criterion, frame.fastTrack, wording),
        ),
      ],
    },
  ]
}

export function reasonClauses(wording: Wording): Draft[] {
  const returned = Object.entries(wording.document.returnReasons)
  const out = Object.entries(wording.document.disqualifyReasons)
  const { returning, disqualifying } = wording.words.frame
  return [
    { title: returning, sentences: reasons('returnReasons', returned, wording) },
    {
      title: disqualifying,
      sentences: reasons('disqualifyReasons', out, wording),
    },
  ]
}

function reasons(
  list: 'returnReasons' | 'disqualifyReasons',
  entries: [string, AgreementDocument['returnReasons'][string]][],
  wording: Wording,
): Sentence[] {
  const { terms, frame } = wording.words
  return entries.map(([id, { label, ask, to, note, nextStep }]) => {
    const text = frame.reason({
      label,
      stage: wording.stage(to),
      step: nextStep === undefined ? null : terms.inside(nextStep),
      noted: note === 'required',
      ask: ask ?? null,
    })
    return say(`${list}.${id}`, text, {
      refs: [
        { kind: 'reason', id },
        { kind: 'stage', id: to },
      ],
      facets: [
        facet(frame.reasonCalled(id.replaceAll('_', ' ')), terms.quote(label)),
        facet(frame.reasonGoes[list](label), wording.stage(to), to),
        facet(frame.noteNow(label), frame.notes[note]),
        facet(frame.askNow(label), ask ?? frame.nothing, ask ?? ''),
        facet(frame.stepNow(label), nextStep ?? frame.ownStep, nextStep ?? ''),
      ],
    })
  })
}

export function calendarClauses({ document, words }: Wording): Draft[] {
  const { terms, agreement } = words
  return Object.entries(document.calendars).map(([id, calendar]) => {
    const name = id.replaceAll('_', ' ')
    const at = `calendars.${id}`
    const refs = [{ kind: 'calendar' as const, id }]
    const hours = openHours(calendar, words)
    const holidays = Object.entries(calendar.holidays)
    return {
      title: agreement.calendar(name),
      sentences: [
        say(`${at}.hours`, agreement.hours(hours, calendar.timeZone), {
          refs,
          facets: [
            facet(agreement.hoursNow(name), hours, JSON.stringify(calendar.hours)),
            facet(agreement.zoneNow(name), calendar.timeZone),
          ],
          covers: [`${at}.hours`, `${at}.timeZone`],
        }),
        ...holidays.map(([date, label]) =>
          say(`${at}.holidays.${date}`, agreement.holiday(terms.date(date), label), {
            refs,
            facets: [facet(agreement.holidayNow(terms.date(date)), label)],
          }),
        ),
      ],
    }
  })
}

function openHours({ hours }: CalendarDocument, { terms, agreement }: AgreementWords): string {
  const days = (Object.keys(agreement.days) as (keyof typeof agreement.days)[]).flatMap((day) => {
    const blocks = (hours[day] ?? []).map((block) => block.split('-') as [string, string])
    const at = terms.all(blocks.map(([from, to]) => agreement.block(from, to)))
    return blocks.length > 0 ? [{ day: agreement.days[day], at }] : []
  })
  const times = [...new Set(days.map(({ at }) => at))]
  const groups = times.map((at) =>
    agreement.open(terms.all(days.filter((one) => one.at === at).map(({ day }) => day)), at),
  )
  return groups.length > 0 ? groups.join('; ') : agreement.closed
}

/** From when it holds, what becomes of leads in flight, and when both sides look at it again. */
export function changeClauses(wording: Wording): Draft[] {
  const { effectiveFrom, review, transition, version } = wording.document
  const { terms, agreement } = wording.words
  const leads = typeof transition === 'string' ? transition : transition.leads
  const stages = typeof transition === 'string' ? [] : Object.entries(transition.stages)
  const flight = agreement.flight[leads]
  const reviewed = review === undefined ? null : terms.date(review)
  return [
    {
      title: agreement.inForce,
      sentences: [
        say('effectiveFrom', agreement.from(version, terms.date(effectiveFrom)), {
          facets: [facet(agreement.fromNow, terms.date(effectiveFrom))],
          covers: ['effectiveFrom', 'version'],
        }),
        say('transition.leads', agreement.inFlight(flight), {
          facets: [facet(agreement.inFlightNow, flight)],
        }),
        ...stages.map(([from, to]) =>
          say(`transition.stages.${from}`, agreement.moved(from.replaceAll('_', ' '), wording.stage(to)), {
            refs: [{ kind: 'stage', id: to }],
            facets: [facet(agreement.movedNow(from.replaceAll('_', ' ')), wording.stage(to), to)],
          }),
        ),
      ],
    },
    {
      title: agreement.review,
      sentences: [
        say('review', reviewed === null ? agreement.noReview : agreement.reviewBy(reviewed), {
          facets: [facet(agreement.reviewNow, reviewed ?? agreement.noDay)],
        }),
      ],
    },
  ]
}

export const restOfStages = (wording: Wording): string[] =>
  Object.keys(wording.document.stages).filter((id) => !wording.document.path.includes(id))
