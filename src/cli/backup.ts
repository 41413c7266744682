import { access } from 'node:fs/promises'
import path from 'node:path'
import { UsageError } from '#cli/command.ts'
import { writeBackup } from '#platform/backup/write.ts'
import type { Command } from '#cli/command.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Write everything as it is at this moment into one file, while the server goes on',
  usage: `backup FILE [--force]

  --force  write over a file that exists`,
  values: [],
  switches: ['force'],
  run: async (context, [file], flags) => {
    if (file === undefined) throw new UsageError('Name the file to write.')
    if ((await there(file)) && !flags.force) throw new UsageError(`${file} exists; --force writes over it.`)
    const folder = path.dirname(path.resolve(file))
    if (!(await there(folder))) throw new UsageError(`There is no folder ${folder}.`)
    const services = await context.open(undefined, { damaged: true })
    const done = await writeBackup(services.db, file, (name) => context.note(`\r\u001b[K${name} `))
    context.note('\r\u001b[K')
    const rows = Object.values(done.tables).reduce((all, count) => all + count, 0)
    context.print(
      { ...done, rows, leads: done.tables.leads, entries: done.tables.entries },
      `${file}: ${rows.toLocaleString('en')} rows, ${done.bytes.toLocaleString('en')} bytes, SHA-256 ${done.sha256}\n` +
        'It holds everything that names a person, and the secrets that old links, forms and sign-in need: keep it as you keep those.\n' +
        'Not in it: running sign-ins, the private key that mails are signed with (mail/ in the data folder), files that were imported.',
    )
    return 0
  },
}

function there(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  )
}
