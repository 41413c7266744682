import { facet, say, type Sentence, type Wording } from './contract-text.parts.ts'
import { criterionSentence } from './contract-text.stages.ts'
import type { AgreementDocument, CalendarDocument } from './schema.ts'
import { capital, dateName, inSentence, listed, TEAMS } from './wording.ts'

type Draft = { title: string; sentences: Sentence[] }

export function partyClauses({ document }: Wording): Draft[] {
  const owned = (team: keyof typeof TEAMS): string[] =>
    Object.values(document.stages).flatMap((stage) => (stage.owner === team ? [`“${stage.name}”`] : []))
  const parties = (['marketing', 'leadgen', 'sales'] as const).filter((team) => owned(team).length > 0)
  const names = listed(parties.map((team) => TEAMS[team]))
  return [
    {
      title: 'The parties',
      sentences: [
        say('name', `This is “${document.name}”, agreed between ${names}.`, {
          facets: [facet('The agreement is now called {}', `“${document.name}”`)],
        }),
      ],
    },
  ]
}

/** The path, and what opens it although its own criteria are not met. */
export function pathClauses(wording: Wording): Draft[] {
  const { path, fastTrack } = wording.document
  const names = path.map(wording.stage).join(', then ')
  const all = say('path', `A lead goes through ${names}. None of these is skipped.`, {
    refs: path.map((id) => ({ kind: 'stage', id })),
    facets: [facet('The way of a lead is now {}', names, JSON.stringify(path))],
  })
  if (!fastTrack) return [{ title: 'The path', sentences: [all] }]
  const because = inSentence(fastTrack.because)
  return [
    { title: 'The path', sentences: [all] },
    {
      title: 'The fast track',
      sentences: [
        say(
          'fastTrack.because',
          `The whole way is open at once (${because}) when ${fastTrack.when.length === 1 ? '' : 'all of '}this holds:`,
          {
            facets: [facet('The fast track is now explained by {}', `“${fastTrack.because}”`)],
          },
        ),
        ...fastTrack.when.map((criterion) =>
          criterionSentence(`fastTrack.when.${criterion.id}`, '–', criterion, 'The fast track', wording),
        ),
      ],
    },
  ]
}

export function reasonClauses(wording: Wording): Draft[] {
  const returned = Object.entries(wording.document.returnReasons)
  const out = Object.entries(wording.document.disqualifyReasons)
  return [
    { title: 'Returning a lead', sentences: reasons('returnReasons', 'A returned lead', returned, wording) },
    {
      title: 'Disqualifying a lead',
      sentences: reasons('disqualifyReasons', 'A disqualified lead', out, wording),
    },
  ]
}

function reasons(
  list: 'returnReasons' | 'disqualifyReasons',
  who: string,
  entries: [string, AgreementDocument['returnReasons'][string]][],
  wording: Wording,
): Sentence[] {
  return entries.map(([id, { label, ask, to, note, nextStep }]) => {
    const asked = ask === undefined ? '' : ` It asks: “${ask}”.`
    const step = nextStep === undefined ? '' : `, where the next step is: ${inSentence(nextStep)}`
    const noted = note === 'required' ? ' A note is required.' : ''
    return say(`${list}.${id}`, `${label}: the lead goes to ${wording.stage(to)}${step}.${noted}${asked}`, {
      refs: [
        { kind: 'reason', id },
        { kind: 'stage', id: to },
      ],
      facets: [
        facet(`The reason ${id.replaceAll('_', ' ')} is now called {}`, `“${label}”`),
        facet(`${who} (“${label}”) now goes to {}`, wording.stage(to), to),
        facet(`For “${label}” a note is now {}`, note),
        facet(`With “${label}” it is now asked: {}`, ask ?? 'nothing', ask ?? ''),
        facet(`After “${label}” the next step is now {}`, nextStep ?? 'the stage’s own', nextStep ?? ''),
      ],
    })
  })
}

const DAYS = { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' } // prettier-ignore

export function calendarClauses({ document }: Wording): Draft[] {
  return Object.entries(document.calendars).map(([id, calendar]) => {
    const name = `“${capital(id.replaceAll('_', ' '))}”`
    const at = `calendars.${id}`
    const refs = [{ kind: 'calendar' as const, id }]
    const hours = openHours(calendar)
    const holidays = Object.entries(calendar.holidays)
    return {
      title: `Calendar ${name}`,
      sentences: [
        say(`${at}.hours`, `Business time is counted ${hours}, by the clock of ${calendar.timeZone}.`, {
          refs,
          facets: [
            facet(`Business time of ${name} is now counted {}`, hours, JSON.stringify(calendar.hours)),
            facet(`${name} now goes by the clock of {}`, calendar.timeZone),
          ],
          covers: [`${at}.hours`, `${at}.timeZone`],
        }),
        ...holidays.map(([date, label]) =>
          say(`${at}.holidays.${date}`, `No business time on ${dateName(date)}, ${label}.`, {
            refs,
            facets: [facet(`The holiday on ${dateName(date)} is now called {}`, label)],
          }),
        ),
      ],
    }
  })
}

function openHours({ hours }: CalendarDocument): string {
  const days = (Object.keys(DAYS) as (keyof typeof DAYS)[]).flatMap((day) => {
    const blocks = hours[day] ?? []
    return blocks.length > 0
      ? [{ day: DAYS[day], at: listed(blocks.map((b) => b.replace('-', ' to '))) }]
      : []
  })
  const times = [...new Set(days.map(({ at }) => at))]
  const groups = times.map(
    (at) => `${listed(days.filter((d) => d.at === at).map((d) => `${d.day}s`))} from ${at}`,
  )
  return groups.length > 0 ? `on ${groups.join('; on ')}` : 'at no time'
}

/** From when it holds, what becomes of leads in flight, and when both sides look at it again. */
export function changeClauses(wording: Wording): Draft[] {
  const { effectiveFrom, review, transition, version } = wording.document
  const leads = typeof transition === 'string' ? transition : transition.leads
  const stages = typeof transition === 'string' ? [] : Object.entries(transition.stages)
  const flight =
    leads === 'finish'
      ? 'end their pass under the version under which they began it'
      : 'are judged by this version from its first day'
  const reviewed = review === undefined ? null : dateName(review)
  return [
    {
      title: 'In force',
      sentences: [
        say('effectiveFrom', `Version ${version} is in force from ${dateName(effectiveFrom)}.`, {
          facets: [facet('The agreement is now in force from {}', dateName(effectiveFrom))],
          covers: ['effectiveFrom', 'version'],
        }),
        say('transition.leads', `Leads that are on their way when it comes into force ${flight}.`, {
          facets: [facet('Leads on their way when it comes into force now {}', flight)],
        }),
        ...stages.map(([from, to]) =>
          say(
            `transition.stages.${from}`,
            `A lead that was in ${from.replaceAll('_', ' ')} goes on in ${wording.stage(to)}.`,
            {
              refs: [{ kind: 'stage', id: to }],
              facets: [
                facet(
                  `A lead that was in ${from.replaceAll('_', ' ')} now goes on in {}`,
                  wording.stage(to),
                  to,
                ),
              ],
            },
          ),
        ),
      ],
    },
    {
      title: 'Review',
      sentences: [
        say(
          'review',
          reviewed === null
            ? 'No day is set on which both sides review it.'
            : `By ${reviewed} both sides look at what came of it, and sign it anew or change it.`,
          { facets: [facet('The agreement is now to be reviewed by {}', reviewed ?? 'no set day')] },
        ),
      ],
    },
  ]
}

export const restOfStages = (wording: Wording): string[] =>
  Object.keys(wording.document.stages).filter((id) => !wording.document.path.includes(id))
