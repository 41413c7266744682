import pg from 'pg'
import { parsers } from './database-values.ts'

/** `int8` comes as number (bigint beyond 2^53), `timestamptz` as epoch milliseconds, `date` and `numeric` as text, `json` parsed. */
export type Row = Record<string, unknown>

export interface QueryOptions {
  /** A prepared statement of that name is kept on each connection. The same name must always mean the same text. */
  readonly name?: string
  /** milliseconds; the database's default otherwise */
  readonly timeoutMs?: number
}

export interface Answer<R> {
  readonly rows: R[]
  /** rows returned or touched */
  readonly rowCount: number
}

/** What pool and transaction have in common: a store's function takes one and does not know which. */
export interface Queryable {
  /**
   * Runs one statement with `$1` parameters.
   * @throws {pg.DatabaseError} with its SQLSTATE in `code`; 57014 when it took longer than its time-out
   */
  query<R extends object = Row>(
    text: string,
    params?: readonly unknown[],
    options?: QueryOptions,
  ): Promise<Answer<R>>
}

/** One open transaction on one connection; refuses to be used after its end. */
export interface Transaction extends Queryable {
  /** The bare connection, for COPY (`pg-copy-streams`) alone. */
  readonly client: pg.PoolClient
}

export interface TransactionOptions {
  readonly readOnly?: boolean
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  /** the default time-out of its statements, milliseconds */
  readonly timeoutMs?: number
}

export interface Database extends Queryable {
  /** Commits when `work` returns, rolls back when it throws. The promise settles after the commit is on disk. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** A connection of its own outside the pool, for LISTEN and session locks; the caller ends it. */
  connect(): Promise<pg.Client>
  /** Waits for what runs, then closes all connections. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** most connections at once; 10 */
  readonly max?: number
  /** default time-out per statement, milliseconds; 30 000 */
  readonly timeoutMs?: number
  /** settings of every connection, for the planner above all */
  readonly settings?: Readonly<Record<string, string>>
  /** shown in `pg_stat_activity` */
  readonly applicationName?: string
  /** told of connections that break while nobody uses them */
  readonly onBroken?: (error: Error) => void
}

/**
 * For statements that find every row by its key. Their plan is made once and kept, and it must not be one that only
 * suits the tables of the day it was made on: over an empty table a scan is cheapest, and stays when there are millions.
 */
export const BY_KEY = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
} as const

/** A pool of connections to the PostgreSQL at `url`. Connects at the first query. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const { max = 10, timeoutMs = 30_000, applicationName = 'baton', onBroken = () => undefined } = options
  const settings: pg.ClientConfig = {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser: parsers },
  }
  // By SET and not as start-up parameters, which poolers such as PgBouncer refuse.
  const prepare = (client: pg.ClientBase) =>
    client.query(
      Object.entries({ timezone: "'UTC'", statement_timeout: String(timeoutMs), ...options.settings })
        .map(([name, value]) => `set ${name} = ${value}`)
        .join('; '),
    )
  const pool = new pg.Pool({
    ...settings,
    max,
    idleTimeoutMillis: 60_000,
    onConnect: async (client) => void (await prepare(client)),
  })
  pool.on('error', onBroken)

  async function withClient<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    let broken: Error | undefined
    // Without a listener, a connection that the server closes between two statements would end the process.
    const note = (error: Error) => (broken = error)
    client.on('error', note)
    try {
      return await work(client)
    } catch (error) {
      if (!leavesConnectionUsable(error)) broken = error as Error
      throw error
    } finally {
      client.removeListener('error', note)
      client.release(broken)
    }
  }

  async function run<R extends object>(
    client: pg.PoolClient,
    text: string,
    params: readonly unknown[],
    given: QueryOptions,
  ) {
    const limit = given.timeoutMs ?? timeoutMs
    const answer = await client.query<R>({
      text,
      values: params as unknown[],
      ...(given.name === undefined ? {} : { name: given.name }),
      // The server's own time-out comes first; this one is for a network that went silent.
      query_timeout: limit + 5000,
    } as pg.QueryConfig)
    return { rows: answer.rows, rowCount: answer.rowCount ?? 0 }
  }

  return {
    query: (text, params = [], given = {}) =>
      withClient(async (client) => {
        if (given.timeoutMs === undefined) return run(client, text, params, given)
        await client.query(`set statement_timeout = ${Math.ceil(given.timeoutMs)}`)
        try {
          return await run(client, text, params, given)
        } finally {
          // On a connection that broke meanwhile this fails too; the first error is the one to tell.
          await client.query(`set statement_timeout = ${timeoutMs}`).catch(() => undefined)
        }
      }),

    transaction: (work, given = {}) =>
      withClient(async (client) => {
        const isolation = given.isolation === undefined ? '' : ` isolation level ${given.isolation}`
        const limit =
          given.timeoutMs === undefined ? '' : `; set local statement_timeout = ${Math.ceil(given.timeoutMs)}`
        await client.query(`begin${isolation}${given.readOnly === true ? ' read only' : ''}${limit}`)
        let open = true
        const own: QueryOptions = given.timeoutMs === undefined ? {} : { timeoutMs: given.timeoutMs }
        const transaction: Transaction = {
          client,
          query: async (text, params = [], options = {}) => {
            if (!open) throw new Error('The transaction has ended')
            if (options.timeoutMs === undefined) return run(client, text, params, { ...own, ...options })
            await client.query(`set local statement_timeout = ${Math.ceil(options.timeoutMs)}`)
            const answer = await run<never>(client, text, params, options)
            await client.query(`set local statement_timeout = ${Math.ceil(own.timeoutMs ?? timeoutMs)}`)
            return answer
          },
        }
        try {
          const result = await work(transaction)
          open = false
          // A statement failed and `work` swallowed it: PostgreSQL then answers COMMIT with a rollback, without an error.
          if ((await client.query('commit')).command !== 'COMMIT')
            throw new Error('The transaction was rolled back')
          return result
        } catch (error) {
          open = false
          if (leavesConnectionUsable(error)) await client.query('rollback')
          throw error
        }
      }),

    connect: async () => {
      const client = new pg.Client(settings)
      await client.connect()
      await prepare(client)
      return client
    },

    close: () => pool.end(),
  }
}

/**
 * After an error that the server reported about a statement the connection goes on; after the loss of the connection
 * (class 08), the server's end (57P..) or a client-side time-out it does not. Errors of our own code leave it usable.
 */
function leavesConnectionUsable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    return error.severity !== 'FATAL' && !/^(08|57P)/.test(error.code ?? '')
  }
  if (!(error instanceof Error)) return true
  return !('code' in error && /^E[A-Z]+$/.test(String(error.code))) && !connectionWords.test(error.message)
}

// node-postgres has no codes for these.
const connectionWords =
  /Query read timeout|Connection terminated|not queryable|timeout exceeded when trying to connect/
