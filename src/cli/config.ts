import { maskedConfig } from '#platform/config.ts'
import type { Command } from '#cli/command.ts'

export const config: Command = {
  name: 'config',
  summary: 'Print what is in force, secrets masked',
  usage: 'config',
  values: [],
  switches: [],
  run: async (context) => {
    const shown = maskedConfig(context.config)
    const lines = Object.entries(shown).map(([name, value]) => `${name.padEnd(12)} ${shownAs(value)}`)
    context.print(shown, lines.join('\n'))
    return 0
  },
}

function shownAs(value: unknown): string {
  if (value === null) return '(not set)'
  return typeof value === 'object' ? Object.values(value as object).join(' ') : String(value)
}
