import { randomBytes } from 'node:crypto'
import { grantReading, grantSql, revokeReading, ROLE, RoleTaken } from '#platform/readers.ts'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { UsageError } from '#cli/command.ts'
import type { Command, CommandContext } from '#cli/command.ts'

const READING = { schema: 'warehouse', timeoutMs: 300_000, most: 8 }

export const warehouse: Command = {
  name: 'warehouse',
  summary:
    'Make a database role that reads the star schema and nothing else, for business intelligence tools',
  usage: `warehouse grant|revoke|sql NAME

  grant   makes the role, or gives it a new password, and prints its address once
  revoke  takes it away
  sql     prints the statements, where this program's own role may not create others`,
  values: [],
  switches: [],
  run: async (context, [what, role]) => {
    if (what !== 'grant' && what !== 'revoke' && what !== 'sql')
      throw new UsageError(`There is no baton warehouse ${what ?? ''}.`)
    if (role === undefined || !ROLE.test(role))
      throw new UsageError('NAME is a role of small letters, digits and _, such as reporting.')
    if (what === 'sql') return printSql(context, role)
    // the schema has to be there
    await context.open()
    return withMaintenance(context, (url) =>
      what === 'grant' ? grant(context, url, role) : revoke(context, url, role),
    )
  },
}

function printSql(context: CommandContext, role: string): number {
  const statements = grantSql(role, "'CHANGE-THIS'", READING)
  context.print({ statements }, statements.map((one) => `${one};`).join('\n'))
  return 0
}

/** The embedded PostgreSQL has a role that may make others; elsewhere it is up to whoever gave us ours. */
async function withMaintenance(
  { config }: CommandContext,
  work: (url: string) => Promise<number>,
): Promise<number> {
  if (config.databaseUrl !== null) return work(config.databaseUrl)
  const { maintenanceUrl, url, stop } = await startPostgres({ dataDir: config.dataFolder, log: silentLog })
  try {
    const there = new URL(maintenanceUrl)
    there.pathname = new URL(url).pathname
    return await work(there.href)
  } finally {
    await stop()
  }
}

async function grant(context: CommandContext, url: string, role: string): Promise<number> {
  const password = randomBytes(18).toString('base64url')
  try {
    await grantReading(url, role, password, READING)
  } catch (error) {
    const why = refusal(error, role)
    if (why === null) throw error
    console.error(why)
    return 1
  }
  const address = new URL(url)
  address.username = role
  address.password = password
  context.print(
    { role, url: address.href },
    `${address.href}\nThe password is shown this once. The role reads the views of schema warehouse and nothing else.`,
  )
  return 0
}

function refusal(error: unknown, role: string): string | null {
  if (error instanceof RoleTaken)
    return `There is a role ${role} already, which was not made by this command. Choose another name.`
  if ((error as { code?: string }).code === '42501')
    return `This database role may not create others. Have somebody run: baton warehouse sql ${role}`
  return null
}

async function revoke(context: CommandContext, url: string, role: string): Promise<number> {
  const gone = await revokeReading(url, role)
  if (gone) context.print({ role, revoked: true }, `${role} is gone.`)
  else console.error(`There is no role ${role} that was made by this command.`)
  return gone ? 0 : 1
}
