import { config } from '#cli/config.ts'
import { start } from '#cli/start.ts'
import type { Command } from '#cli/command.ts'

export const commands: Command[] = [start, config]
