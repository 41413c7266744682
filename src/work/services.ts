import type { Floor } from '#work/batch.ts'
import type { Gatherer } from '#work/gather.ts'
import type { Person } from '#journey/handoff/rotation.rules.ts'
import type { NurtureReader, ReadProgrammes } from '#journey/nurture/running.rules.ts'
import type { StoredAgreement } from '#journey/agreement/law.ts'
import type { Access } from '#people/access.contract.ts'
import type { Confirm } from '#people/confirm.contract.ts'
import type { Config } from '#platform/config.ts'
import type { Changes } from '#platform/changes.ts'
import type { Live } from '#platform/http/live.ts'
import type { Log } from '#platform/log.ts'

/** What handlers, commands and jobs are handed: put together in one place (main.ts), passed down, never imported. */
export interface Services extends Floor {
  gatherer: Gatherer
  people: Map<string, Person>
  agreements: StoredAgreement[]
  /** the programmes as they were published, kept up to date in place; null: there never were any */
  nurture: { read: ReadProgrammes | null; reader: NurtureReader | null }
  /** a person's or desk's name by id; the id when it is not known */
  owner: (id: string) => string
  /** reads people again, after they changed here or in another process */
  refreshPeople: () => Promise<void>
  /** reads agreements again, after one was enacted here or in another process */
  refreshLaw: () => Promise<void>
  /** asks for password or passkey again, before something that binds a person */
  confirm: Confirm
  /** who people are and how they prove it */
  access: Access
  /** what changed, told to every process */
  changes: Changes
  /** the screens that are told of it */
  live: Live
  /** what links of mails are signed with (src/journey/mailing/links.rules.ts) */
  linkKey: Uint8Array
  config: Config
  log: Log
}
