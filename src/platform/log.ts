/** From loudest to quietest need: `silent` writes nothing. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

type Details = Record<string, unknown>

/** One JSON object per line: `{ at, level, message, ...details }`. Errors among the details are written with their stack. */
export interface Log {
  debug(message: string, details?: Details): void
  info(message: string, details?: Details): void
  warn(message: string, details?: Details): void
  error(message: string, details?: Details): void
}

/**
 * A log that drops what is below `level`.
 * Lines go to standard error, because standard output belongs to `--json`.
 */
export function createLog(
  level: LogLevel,
  write = (line: string): void => void process.stderr.write(line),
): Log {
  const threshold = logLevels.indexOf(level)
  const at =
    (own: LogLevel) =>
    (message: string, details: Details = {}) => {
      if (logLevels.indexOf(own) < threshold) return
      write(
        JSON.stringify({ at: new Date().toISOString(), level: own, message, ...readable(details) }) + '\n',
      )
    }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

function readable(details: Details): Details {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      value instanceof Error ? (value.stack ?? value.message) : value,
    ]),
  )
}

/** A log for tests and for commands that print their own progress. */
export const silentLog: Log = createLog('silent')
