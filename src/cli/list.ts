import { audit } from '#cli/audit.ts'
import { config } from '#cli/config.ts'
import { importFiles } from '#cli/import.ts'
import { demo } from '#cli/demo.ts'
import { simulate } from '#cli/simulate.ts'
import { start } from '#cli/start.ts'
import type { Command } from '#cli/command.ts'

export const commands: Command[] = [start, demo, simulate, audit, importFiles, config]
