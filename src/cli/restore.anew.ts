import { readSending } from '#journey/mailing/sending.store.ts'
import { readSigning } from '#journey/mailing/sending.keys.ts'
import type { Services } from '#work/services.ts'

/** What a restore cannot bring back, as far as this workspace needs it. */
export interface Anew {
  what: 'settings' | 'sign_in' | 'signing_key' | 'mails_due'
  sentence: string
}

/** What somebody has to do after a restore; asked of the database as it is now. */
export async function dueAnew(services: Services): Promise<Anew[]> {
  const { db, config } = services
  const sending = await readSending(db)
  const { rows } = await db.query<{ claimed: boolean; due: number }>(
    `select exists (select from sign_in_settings where workspace_no = 1 and claimed_at is not null) as claimed,
            (select count(*) from messages where workspace_no = 1 and state in ('due', 'claimed')) as due`,
  )
  const { claimed, due } = rows[0]!
  const anew: Anew[] = [
    {
      what: 'settings',
      sentence:
        'Settings of the environment (SMTP_URL, IMAP_URL, BATON_URL and others) are as they are here: baton config.',
    },
  ]
  if (claimed)
    anew.push({
      what: 'sign_in',
      sentence:
        'Everybody signs in again: running sign-ins are in no backup. Passwords, passkeys and second factors are as they were.',
    })
  const { key, settings } = sending
  if (key !== null && (await readSigning(services, sending)) === null) {
    const file = `mail/${key.selector}.pem`
    const until = settings.signing
      ? 'Until then no mail of a programme leaves.'
      : 'Mails are not signed at present.'
    anew.push({
      what: 'signing_key',
      sentence: `The private key that mails of ${key.domain} are signed with is in no backup. Copy ${file} from the old data folder to ${config.dataFolder}, or make a new key under /mail and enter its record into the DNS. ${until}`,
    })
  }
  if (due > 0)
    anew.push({
      what: 'mails_due',
      sentence: `${due === 1 ? '1 mail of a programme is' : `${due.toLocaleString('en')} mails of programmes are`} due as when the backup was made, and leave once a server starts. If another has sent them meanwhile, let them rest first: people would get them twice.`,
    })
  return anew
}
