import pg from 'pg'

/** What a role that only reads is given; nothing that is not named here. */
export interface Reading {
  schema: string
  /** milliseconds; a question that takes longer is given up */
  timeoutMs: number
  /** connections at once */
  most: number
}

/** A role name that needs no quotes and is none of PostgreSQL's own. */
export const ROLE = /^(?!pg_|postgres$|baton$|public$)[a-z][a-z0-9_]{0,62}$/

const MARK = 'reads a schema of baton'

/** There is such a role already, and it was not made here: it might be somebody's who may more. */
export class RoleTaken extends Error {
  override name = 'RoleTaken'
}

/**
 * Makes a role that reads the views of one schema in this database and nothing else, or gives one that was made so a new password.
 * @param url a role that may create roles, on the database that the schema is in
 * @throws {RoleTaken} ; {pg.DatabaseError} 42501 when this role may not create roles
 */
export async function grantReading(
  url: string,
  role: string,
  password: string,
  reading: Reading,
): Promise<void> {
  await asked(url, async (client) => {
    const found = await markOf(client, role)
    if (found !== undefined && found !== MARK) throw new RoleTaken(`There is a role ${role} already.`)
    for (const statement of grantSql(role, client.escapeLiteral(password), reading, found === undefined))
      await client.query(statement)
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    await client.query(`grant connect on database ${client.escapeIdentifier(rows[0]!.name)} to ${role}`)
  })
}

/** The statements, for whoever has to run them by hand. `password` is quoted already. */
export function grantSql(
  role: string,
  password: string,
  { schema, timeoutMs, most }: Reading,
  isNew = true,
): string[] {
  return [
    `${isNew ? 'create' : 'alter'} role ${role} login nosuperuser nocreatedb nocreaterole noinherit connection limit ${most} password ${password}`,
    `comment on role ${role} is '${MARK}'`,
    `alter role ${role} set default_transaction_read_only = on`,
    `alter role ${role} set statement_timeout = ${timeoutMs}`,
    `alter role ${role} set search_path = ${schema}`,
    `grant usage on schema ${schema} to ${role}`,
    `grant select on all tables in schema ${schema} to ${role}`,
  ]
}

/** Takes the role away. @returns false: there is none that was made here */
export async function revokeReading(url: string, role: string): Promise<boolean> {
  return asked(url, async (client) => {
    if ((await markOf(client, role)) !== MARK) return false
    await client.query(`drop owned by ${role}`)
    await client.query(`drop role ${role}`)
    return true
  })
}

/** null: a role without a mark; undefined: no such role. */
async function markOf(client: pg.Client, role: string): Promise<string | null | undefined> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = $1`,
    [role],
  )
  return rows[0]?.mark
}

async function asked<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
