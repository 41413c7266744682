import { drawPaper } from '#platform/paper.ts'
import { sponsorDe } from '#journey/measure/mornings/sponsor.words.de.contract.ts'
import { sponsorEn } from '#journey/measure/mornings/sponsor.words.contract.ts'
import { speechIn } from '#journey/measure/mornings/speech.rules.ts'
import { sponsorMail } from '#journey/measure/mornings/weekly.rules.ts'
import { sponsorPaper } from '#journey/measure/mornings/paper.rules.ts'
import { sponsorView } from '#journey/measure/mornings/sponsor.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Language } from '#platform/language.contract.ts'
import type { ReadLives } from '#journey/measure/mornings/sponsor.ts'
import type { Services } from '#work/services.ts'

const WORDS = { en: sponsorEn, de: sponsorDe }
/** A week has hardly any figures of its own: the mail shows the quarter, as the page does when it is opened. */
const USUAL_DAYS = 90

/** GET /api/mornings/sponsor/paper: the page as a PDF, for the meeting. */
export function paper(livesOf: ReadLives) {
  return async (services: Services, request: Request): Promise<Answer> => {
    const days = Number((request.query as { days: string }).days)
    const zone = await zoneOf(services, request.who.id)
    const { file, name } = await drawn(services, days, request.language, zone, livesOf)
    const headers = {
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="${name}"`,
    }
    return { status: 200, headers, stream: new Blob([new Uint8Array(file)]).stream() }
  }
}

/** Days on paper are those of whoever holds it. */
async function zoneOf({ db }: Services, person: string): Promise<string> {
  const { rows } = await db.query<{ time_zone: string | null }>(
    'select time_zone from people where workspace_no = 1 and person_id = $1',
    [person],
  )
  return rows[0]?.time_zone ?? 'UTC'
}

/** The week's mail for one reader: what to decide and how the promises stand, with the page attached. */
export function weeklyMail(livesOf: ReadLives) {
  return async (services: Services, language: Language, timeZone: string) => {
    const { view, say, file, name } = await drawn(services, USUAL_DAYS, language, timeZone, livesOf)
    const mail = sponsorMail(view, WORDS[language], say, services.config.publicUrl, language)
    return { ...mail, attachments: [{ filename: name, content: file, contentType: 'application/pdf' }] }
  }
}

async function drawn(
  services: Services,
  days: number,
  language: Language,
  timeZone: string,
  livesOf: ReadLives,
) {
  const view = await sponsorView(services, days, language, livesOf)
  const say = speechIn(language, timeZone)
  const words = WORDS[language]
  const file = await drawPaper(sponsorPaper(view, words, say, language))
  return { view, say, file, name: `${words.paper.file}-${view.asOf.slice(0, 10)}.pdf` }
}
