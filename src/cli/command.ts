import type { Config } from '#platform/config.ts'
import type { Clock } from '#platform/clock.ts'
import type { Services } from '#work/services.ts'

/** What a command is handed. */
export interface CommandContext {
  config: Config
  /** machine-readable output was asked for: one JSON value on standard output, nothing else */
  json: boolean
  /** opens the store; closed by the dispatcher when the command is done. `damaged`: see open in main.ts */
  open: (clock?: Clock, given?: { damaged?: boolean }) => Promise<Services>
  /** prints a result: `value` with --json, else `text` */
  print: (value: unknown, text: string) => void
  /** progress and notes: to standard error, and only on a terminal when it overwrites itself */
  note: (line: string) => void
  /** resolves when Ctrl-C or a kill asks the process to end */
  stopped: Promise<void>
}

/** Flags as parsed: strings, or true for a flag without a value. */
export type Flags = Record<string, string | true | undefined>

export interface Command {
  name: string
  /** one line for the list of commands */
  summary: string
  /** the synopsis and flags for --help */
  usage: string
  /** flags that take a value; all others are switches */
  values: string[]
  switches: string[]
  /** exit codes for a call that was wrong and for a failure, where others than 2 and 1 are expected */
  exits?: { wrong: number; failed: number }
  /** @returns the exit code: 0 done, 1 done and found wanting, 2 the call was wrong */
  run: (context: CommandContext, args: string[], flags: Flags) => Promise<number>
}

/** The call itself was wrong: printed with a hint at --help, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
