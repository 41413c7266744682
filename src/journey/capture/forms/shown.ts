import { randomBytes } from 'node:crypto'
import { fieldsAsked } from '#journey/capture/forms/document.rules.ts'
import { formKey, knownFields, offeredPurposes } from '#journey/capture/forms/around.store.ts'
import { formWords } from '#journey/capture/forms/words.rules.ts'
import { sealTicket } from '#journey/capture/forms/ticket.rules.ts'
import type { Published } from '#journey/capture/forms/published.ts'
import type { PublicForm } from '#journey/capture/forms/contract.ts'
import type { Services } from '#work/services.ts'

/** A form as this visitor is asked: what is not yet known of them, and what they could agree to, in the words of today. */
export async function shownForm(
  services: Services,
  { id, version, document }: Published,
  visitor: string | null,
): Promise<PublicForm> {
  const { language, title, intro, submit, consent } = document
  const asked = fieldsAsked(document, await knownFields(services.db, visitor))
  const purposes = consent ? await offeredPurposes(services.db, language) : []
  const purpose = purposes.find((one) => one.id === consent?.purpose)
  const ticket = sealTicket(await formKey(services.db), {
    form: id,
    version,
    shownAt: services.now(),
    nonce: randomBytes(12).toString('hex'),
    asked: asked.map((field) => document.fields.indexOf(field)),
  })
  return {
    id,
    version,
    language,
    title,
    intro,
    submit,
    fields: asked.map(({ asked: _, ...field }) => field),
    consent:
      consent && purpose
        ? { version: purpose.version, text: purpose.text, required: consent.required }
        : null,
    ticket,
    words: formWords(language),
  }
}
