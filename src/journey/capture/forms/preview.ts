import { formPart } from '#journey/capture/forms/page.rules.ts'
import { formWords } from '#journey/capture/forms/words.rules.ts'
import { offeredPurposes } from '#journey/capture/forms/around.store.ts'
import { page } from '#journey/capture/forms/page.ts'
import type { Answer } from '#platform/http/route.ts'
import type { FormDocument } from '#journey/capture/forms/contract.ts'
import type { Services } from '#work/services.ts'

/** The hosted page of a document that nobody published: as it will look, with a ticket that takes nothing in. */
export async function previewOf({ db }: Services, document: FormDocument): Promise<Answer> {
  const { language, title, intro, submit, fields, consent } = document
  const purposes = consent ? await offeredPurposes(db, language) : []
  const purpose = purposes.find(({ id }) => id === consent?.purpose)
  const shown = {
    id: 'preview',
    version: 0,
    language,
    title,
    intro,
    submit,
    fields,
    consent:
      consent && purpose
        ? { version: purpose.version, text: purpose.text, required: consent.required }
        : null,
    ticket: '',
    words: formWords(language),
  }
  const body = formPart(shown, { sent: new Map(), message: null, problems: [] }, {})
  return page(document, 200, title, body, 'self')
}
