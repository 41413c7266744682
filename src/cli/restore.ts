import { audit } from '#journey/audit/actions.ts'
import { BackupError } from '#platform/backup/frames.ts'
import { readBackup } from '#platform/backup/read.ts'
import { dueAnew } from '#cli/restore.anew.ts'
import { holdFolder } from '#platform/hold-folder.ts'
import { keepLaw, readAgreements } from '#journey/agreement/store.ts'
import { isOk, textOf } from '#cli/audit.ts'
import { LEFT_OUT, quoted, type BackupTable } from '#platform/backup/tables.ts'
import { UsageError } from '#cli/command.ts'
import type { Command } from '#cli/command.ts'
import type { Services } from '#work/services.ts'
import type { Transaction } from '#platform/database.ts'

/** Tables that a start fills by itself: they do not make a workspace a used one. */
const OF_ITSELF = [
  'agreements',
  'agreement_log',
  'people',
  'facet_values',
  'work_calendars',
  'loads',
  'purposes',
  'mail_secrets',
  'grain_marks',
  'grain_weeks',
]
/** Their triggers let nothing in that was not enacted here, and nothing out. */
const GUARDED = ['agreements', 'agreement_log']

export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup back into an empty workspace, and audit it',
  usage: `restore FILE [--force]

  --force  give up what the workspace holds now`,
  values: [],
  switches: ['force'],
  run: async (context, [file], flags) => {
    if (file === undefined) throw new UsageError('Name the backup.')
    const hold = holdFolder(context.config.dataFolder, {
      what: 'baton restore',
      port: null,
      since: Date.now(),
    })
    if (!hold.held) {
      console.error(hold.message)
      return 1
    }
    try {
      const services = await context.open(undefined, { damaged: true })
      const force = flags.force === true
      const rows = await readBackup(services.db, file, clearing(force), (name) =>
        context.note(`\r\u001b[K${name} `),
      )
      context.note('\r\u001b[K')
      const checked = await audit(await afresh(services), { serverRuns: false })
      const anew = await dueAnew(services)
      const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
      const left = anew.map(({ sentence }) => `\n- ${sentence}`).join('')
      context.print(
        { restored: rows, rows: all, audit: checked, anew },
        `Restored ${all.toLocaleString('en')} rows.\n${textOf(checked)}\n\nNo backup holds everything. To do now:${left}`,
      )
      return isOk(checked) ? 0 : 1
    } catch (error) {
      if (!(error instanceof BackupError)) throw error
      console.error(`${error.message}. Nothing was changed.`)
      return 1
    } finally {
      hold.release()
    }
  },
}

/** Empties the workspace, which must hold nothing yet unless it is forced. */
export function clearing(
  force: boolean,
): (transaction: Transaction, tables: BackupTable[]) => Promise<() => Promise<void>> {
  return async (transaction, tables) => {
    for (const { name } of tables) {
      if (force || OF_ITSELF.includes(name)) continue
      const { rows } = await transaction.query(`select 1 from ${quoted(name)} limit 1`)
      if (rows.length > 0)
        throw new BackupError(`The workspace is not empty (it has ${name}); --force gives up what it holds`)
    }
    // the owner may not delete entries in daily work; here it gives itself the right for this transaction's length
    await transaction.query('grant truncate on entries, personal_parts to current_user')
    for (const name of GUARDED) await transaction.query(`alter table ${name} disable trigger user`)
    // a sign-in to what was here must be none to what comes
    const emptied = [...tables.map(({ name }) => name), ...LEFT_OUT.tables]
    await transaction.query(`truncate ${emptied.map(quoted).join(', ')}`)
    await transaction.query('revoke truncate on entries, personal_parts from current_user')
    return async () => {
      for (const name of GUARDED) await transaction.query(`alter table ${name} enable trigger user`)
    }
  }
}

/** What this process read before the restore is of another workspace. */
async function afresh(services: Services): Promise<Services> {
  const { db } = services
  const { agreements } = await readAgreements(db, services.agreements[0]?.text ?? '', services.now())
  services.people.clear()
  await services.refreshPeople()
  const { law, nurture, refresh } = keepLaw(db, agreements, services.nurture.reader ?? undefined)
  await refresh()
  return { ...services, agreements, law, nurture }
}
