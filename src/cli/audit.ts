import { audit as auditAll } from '#journey/audit/actions.ts'
import { holdFolder } from '#platform/hold-folder.ts'
import type { Audit, AuditFinding } from '#journey/audit/actions.ts'
import type { Command, CommandContext } from '#cli/command.ts'

export const audit: Command = {
  name: 'audit',
  summary: 'Verify every chain, derive every ruling again and check the promises',
  usage: 'audit',
  values: [],
  switches: [],
  run: async (context) => {
    const serverRuns = isServed(context)
    const services = await context.open(undefined, { damaged: true })
    const begun = performance.now()
    const result = await auditAll(services, {
      serverRuns,
      onProgress: (leads, entries) => {
        const rate = Math.round(entries / ((performance.now() - begun) / 1000))
        context.note(`\r${number(leads)} leads, ${number(entries)} entries, ${number(rate)} a second `)
      },
    })
    context.note('\r\u001b[K')
    context.print(result, textOf(result))
    return isOk(result) ? 0 : 1
  },
}

/** The server holds the folder's lock as long as it lives; so do commands that let no clock act. */
function isServed({ config }: Pick<CommandContext, 'config'>): boolean {
  const hold = holdFolder(config.dataFolder, { what: 'baton (looking)', port: null, since: Date.now() })
  if (hold.held) hold.release()
  return !hold.held && hold.by.port !== null
}

export function isOk(result: Audit): boolean {
  return result.chain === 'ok' && result.replay === 'ok' && result.promises === 'ok'
}

export function textOf(result: Audit): string {
  const { leads, entries, counts } = result
  const lines = [`${number(leads)} leads, ${number(entries)} entries`]
  for (const name of ['chain', 'replay', 'promises'] as const) {
    const found = result[name]
    lines.push(`${name.padEnd(9)} ${found === 'ok' ? 'ok' : `${number(counts[name])} findings`}`)
    if (found === 'ok') continue
    for (const finding of found) lines.push(`  ${sentence(finding)}`)
    if (counts[name] > found.length) lines.push(`  and ${number(counts[name] - found.length)} more`)
  }
  return [...lines, ...result.notes].join('\n')
}

function sentence({ lead, seq, what, expected, found }: AuditFinding): string {
  const place = [lead === null ? null : `lead ${lead}`, seq === null ? null : `entry ${seq}`]
    .filter(Boolean)
    .join(', ')
  const values = [
    expected === null ? null : `expected ${expected}`,
    found === null ? null : `found ${found}`,
  ].filter(Boolean)
  return `${place === '' ? '' : `${place}: `}${what}${values.length > 0 ? ` (${values.join('; ')})` : ''}`
}

function number(value: number): string {
  return value.toLocaleString('en')
}
