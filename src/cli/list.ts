import { audit } from '#cli/audit.ts'
import { config } from '#cli/config.ts'
import { importFiles } from '#cli/import.ts'
import { start } from '#cli/start.ts'
import type { Command } from '#cli/command.ts'

export const commands: Command[] = [start, audit, importFiles, config]
