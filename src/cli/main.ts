/** The command line: one file per command, dispatched here. */
import { parseArgs } from 'node:util'
import { open } from '../main.ts'
import { commands } from '#cli/list.ts'
import { ConfigError, readConfig } from '#platform/config.ts'
import { UsageError } from '#cli/command.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { Opened } from '../main.ts'

/** LOG_LEVEL=debug: failures are shown with where they came from */
let debug = false

process.exitCode = await main(process.argv.slice(2))

async function main(argv: string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help') return help()
  const command = commands.find((one) => one.name === name)
  if (!command) return wrong(`There is no command ${name}.`)
  if (rest.includes('--help')) {
    console.log(
      `${command.summary}\n\nUsage: baton ${command.usage}\n\nEvery command takes --json and --help.`,
    )
    return 0
  }
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: Object.fromEntries([
        ...command.values.map((flag) => [flag, { type: 'string' as const }]),
        ...[...command.switches, 'json'].map((flag) => [flag, { type: 'boolean' as const }]),
      ]),
    })
    return await run(command, positionals, values as Flags)
  } catch (error) {
    return failed(command, error)
  }
}

async function run(command: Command, args: string[], flags: Flags): Promise<number> {
  let opened: Opened | null = null
  const config = readConfig()
  debug = config.logLevel === 'debug'
  const json = flags.json === true
  const context: CommandContext = {
    config,
    json,
    open: async (clock, given) => (opened = await open(config, clock, given)).services,
    print: (value, text) => console.log(json ? JSON.stringify(value) : text),
    note: (line) => (process.stderr.isTTY || !line.startsWith('\r') ? process.stderr.write(line) : undefined),
    stopped: new Promise((resolve) => {
      process.once('SIGINT', () => resolve())
      process.once('SIGTERM', () => resolve())
    }),
  }
  try {
    return await command.run(context, args, flags)
  } finally {
    await (opened as Opened | null)?.close()
  }
}

function failed(command: Command, error: unknown): number {
  const parse = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  const { exits } = command
  if (exits) {
    console.error(`${command.name}: ${(error as Error).message}`)
    return parse || error instanceof UsageError ? exits.wrong : exits.failed
  }
  if (error instanceof UsageError || parse)
    return wrong(`${(error as Error).message}\nUsage: baton ${command.usage}`)
  if (error instanceof ConfigError) return wrong(error.message)
  console.error(debug ? error : `${command.name}: ${(error as Error).message}`)
  return 1
}

function wrong(message: string): number {
  console.error(`${message}\nbaton --help lists the commands.`)
  return 2
}

function help(): number {
  const width = Math.max(...commands.map((command) => command.name.length))
  console.log('Baton: the lead system of record.\n\nUsage: baton COMMAND [options]\n')
  for (const { name, summary } of commands) console.log(`  ${name.padEnd(width)}  ${summary}`)
  console.log('\nbaton COMMAND --help explains one. Every command takes --json.')
  return 0
}
