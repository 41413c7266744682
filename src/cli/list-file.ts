import { access } from 'node:fs/promises'
import { UsageError, type CommandContext } from '#cli/command.ts'
import { readList } from '#journey/capture/list-file.ts'
import type { ListFile } from '#journey/capture/list-file.contract.ts'
import type { ListImportAnswer } from '#journey/outreach/list-import.contract.ts'

/** Reads the list that a command names, or says that it cannot. */
export async function listOf(path: string | undefined): Promise<ListFile> {
  if (path === undefined) throw new UsageError('Name the file.')
  await access(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : error.message
    throw new UsageError(`${path} cannot be read: ${why}.`)
  })
  const read = await readList(path)
  if ('problem' in read) throw new UsageError(`${path} ${read.problem}`)
  return read.list
}

/** Prints what became of a list. @returns the exit code */
export function tellImport(
  context: CommandContext,
  answer: ListImportAnswer | { field: string; problem: string },
): number {
  if ('problem' in answer) throw new UsageError(`${answer.field} ${answer.problem}`)
  const { read, created, updated, unchanged, refused, problems, dryRun } = answer
  const lines = [
    `${read} rows: ${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused`,
    ...problems.map(({ line, reason }) => `line ${line}: ${reason}`),
  ]
  if (refused > problems.length) lines.push(`and ${refused - problems.length} more refused rows`)
  if (dryRun) lines.push('This was a dry run: nothing was written.')
  context.print(answer, lines.join('\n'))
  return 0
}
