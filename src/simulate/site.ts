import { changeForm, insertForm, publishForm, readForm } from '#journey/capture/forms/store.ts'
import { forms } from '#simulate/forms.rules.ts'
import { insertVersion, readPurposes, readVersions } from '#journey/consent/purposes.store.ts'
import { readSending, writeSettings } from '#journey/mailing/sending.store.ts'
import { CLOSED } from '#simulate/forms.rules.ts'
import { closedAt, versionsOf } from '#simulate/sent.rules.ts'
import { MAILBOX } from '#simulate/letters.rules.ts'
import { texts } from '#simulate/texts.rules.ts'
import type { Database } from '#platform/database.ts'
import type { Site } from '#simulate/sent.rules.ts'
import type { Span } from '#simulate/season.rules.ts'

const AUTHOR = 'person:tomasz.wrona'

/** Forms, what people can agree to, and who mails come from: each version since its day, by the same stores as everybody's. */
export async function openSite(db: Database, span: Span): Promise<Site> {
  const at = (share: number) => Math.round(span.from + share * (span.until - span.from))
  for (const { from, ...text } of texts) {
    const version = 1 + ((await readVersions(db, text.id))[0]?.version ?? 0)
    const published = { publishedAt: at(from), publishedBy: 'person:ines.marchetti' }
    await insertVersion(db, { ...text, ...published, version, retired: false })
  }
  for (const { id, from, document } of forms) {
    const pen = { by: AUTHOR, now: from === null ? span.until - 3 * 86_400_000 : at(from) }
    if (!(await insertForm(db, id, document, pen))) {
      const { revision } = (await readForm(db, id))!
      await changeForm(db, id, { document, revision }, pen)
    }
    if (from !== null) await publishForm(db, id, (await readForm(db, id))!.revision, pen)
  }
  const { revision } = (await readForm(db, CLOSED.id))!
  await changeForm(db, CLOSED.id, { open: false, revision }, { by: AUTHOR, now: closedAt(span) })
  await sendAs(db, span.from)
  return { versions: versionsOf(span), texts: await textsOf(db) }
}

async function sendAs(db: Database, now: number): Promise<void> {
  const { settings, revision } = await readSending(db)
  await writeSettings(db, {
    settings: {
      ...settings,
      name: 'Tarnwick Instruments',
      address: MAILBOX,
      organisation: 'Tarnwick Instruments GmbH',
      postal: 'Werftstraße 14, 24143 Kiel, Germany',
      trackOpens: true,
      incoming: { ...settings.incoming, source: 'Website' },
    },
    revision,
    by: 'person:ines.marchetti',
    now,
  })
}

async function textsOf(db: Database): Promise<Site['texts']> {
  const all: Site['texts'] = new Map()
  for (const { id } of await readPurposes(db)) {
    const versions = (await readVersions(db, id)).reverse()
    all.set(
      id,
      versions.map(({ version, publishedAt, text, textDe }) => ({
        version,
        from: publishedAt,
        en: text,
        de: textDe ?? text,
      })),
    )
  }
  return all
}
