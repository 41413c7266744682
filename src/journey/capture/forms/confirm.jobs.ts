import { fadeHeld } from '#journey/capture/forms/confirm.store.ts'
import { formKey } from '#journey/capture/forms/around.store.ts'
import { formWords } from '#journey/capture/forms/words.rules.ts'
import { publishedForm } from '#journey/capture/forms/published.ts'
import { sealId } from '#journey/capture/forms/ticket.rules.ts'
import type { Services } from '#work/services.ts'
import type { TakenForm } from '#journey/capture/forms/work.rules.ts'

/** A mail as this room asks for it; who sends it is handed over. */
export type SendConfirmation = (mail: {
  id: string
  to: string
  subject: string
  text: string
  headers?: Record<string, string>
}) => Promise<void>

/** A mail that is not settled by then is tried again by whoever comes next: its sender has died. */
const LEASE_MS = 120_000
const MOST_ATTEMPTS = 8

interface Due {
  id: string
  version: number
  body: TakenForm
  attempts: number
}

/** Asks people to confirm their address: at least once, under a message id that stays the same. */
export async function mailConfirmations(services: Services, send: SendConfirmation): Promise<boolean> {
  const { rows } = await services.db.query<Due>(
    `update form_confirmations c set attempts = c.attempts + 1, mail_due_at = to_timestamp(($1 + ${LEASE_MS}) / 1000.0)
       from (select confirmation_id from form_confirmations where workspace_no = 1 and state = 'waiting' and mailed_at is null
              and mail_due_at <= to_timestamp($1 / 1000.0) and attempts < ${MOST_ATTEMPTS}
              order by mail_due_at limit 50 for update skip locked) as due
      where c.workspace_no = 1 and c.confirmation_id = due.confirmation_id
      returning c.confirmation_id as id, c.version, c.body, c.attempts`,
    [services.now()],
  )
  for (const one of rows) {
    await mailOne(services, send, one).catch(async (error: unknown) => {
      const { message } = error as Error
      services.log.warn('a confirmation could not be mailed', { confirmation: one.id, error: message })
      await services.db.query(
        'update form_confirmations set problem = $2 where workspace_no = 1 and confirmation_id = $1',
        [one.id, message.slice(0, 500)],
      )
    })
  }
  return rows.length > 0
}

async function mailOne(
  services: Services,
  send: SendConfirmation,
  { id, version, body }: Due,
): Promise<void> {
  const form = await publishedForm(services.db, body.form, version)
  if (!form) return
  const { language, title } = form.document
  const words = formWords(language)
  const link = `${services.config.publicUrl}/f/confirm/${sealId(await formKey(services.db), id)}`
  const told: Record<string, string> = { title, link, days: String(body.confirmWithin) }
  // in one go: a title may itself look like a place for the link
  const text = words.mailText.replaceAll(/\{(\w+)\}/g, (_, name: string) => told[name]!)
  await send({
    id: `form.${id}@${new URL(services.config.publicUrl).hostname}`,
    to: body.answers.email!,
    subject: words.mailSubject,
    text,
    headers: { 'Auto-Submitted': 'auto-generated' },
  })
  await services.db.query(
    `update form_confirmations set mailed_at = to_timestamp($2 / 1000.0), problem = null
      where workspace_no = 1 and confirmation_id = $1`,
    [id, services.now()],
  )
}

/** Details of whoever never confirmed go when their days are over. */
export async function fadeConfirmations(services: Services): Promise<boolean> {
  await fadeHeld(services.db, services.now())
  return false
}
