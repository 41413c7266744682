import { createHash } from 'node:crypto'
import { createAdapterFactory } from 'better-auth/adapters'
import type { CleanedWhere, CustomAdapter } from 'better-auth/adapters'
import type { Queryable } from '#platform/database.ts'

type Row = Record<string, unknown>

/** People are made and changed by us alone; the sign-in library may set these. */
const OF_PEOPLE = ['second_factor', 'updated_at']
const OPERATORS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

/**
 * The sign-in library over our own tables and pool. Three things differ from a table per model: people who left are not
 * found, session tokens are stored as hashes, and the workspace stands in every key.
 */
export function authAdapter(db: Queryable) {
  return createAdapterFactory({
    config: { adapterId: 'baton', adapterName: 'Baton', supportsJSON: false, supportsArrays: false },
    adapter: ({ getFieldName }) => adapterOver(db, getFieldName),
  })
}

function adapterOver(db: Queryable, nameOf: (of: { model: string; field: string }) => string): CustomAdapter {
  const find = async (model: string, where: CleanedWhere[], tail = ''): Promise<Row[]> => {
    const { clause, values } = clauseOf(model, where)
    const { rows } = await db.query<Row>(
      `select ${columnsOf(model)} from ${model} where ${clause} ${tail}`,
      values,
    )
    const asked = where.find(({ field }) => model === 'sessions' && field === 'token')
    return rows.map((row) => fromStore(row, typeof asked?.value === 'string' ? asked.value : undefined))
  }
  const change = async (model: string, where: CleanedWhere[], update: Row): Promise<Row[]> => {
    const { clause, values } = clauseOf(model, where)
    const fields = Object.entries(update).filter(([name]) => model !== 'people' || OF_PEOPLE.includes(name))
    if (fields.length === 0) return find(model, where)
    const sets = fields.map(([name, value]) => `${name} = $${values.push(value)}`)
    const { rows } = await db.query<Row>(
      `update ${model} set ${sets.join(', ')} where ${clause} returning ${columnsOf(model)}`,
      values,
    )
    const asked = where.find(({ field }) => model === 'sessions' && field === 'token')
    return rows.map((row) => fromStore(row, typeof asked?.value === 'string' ? asked.value : undefined))
  }
  const remove = async (model: string, where: CleanedWhere[]): Promise<Row[]> => {
    const { clause, values } = clauseOf(model, where)
    return (await db.query<Row>(`delete from ${model} where ${clause} returning *`, values)).rows.map((row) =>
      fromStore(row),
    )
  }
  return {
    create: async ({ model, data }) => {
      if (model === 'people') throw new Error('People are not made by signing in')
      const names = Object.keys(data)
      const values = names.map((name) => toStore(model, name, data[name]))
      await db.query(
        `insert into ${model} (workspace_no, ${names.join(', ')}) values (1, ${names.map((_, i) => `$${i + 1}`).join(', ')})`,
        values,
      )
      return data
    },
    findOne: async ({ model, where }) => ((await find(model, where, 'limit 1'))[0] ?? null) as never,
    findMany: async ({ model, modelKey = model, where = [], limit, sortBy, offset = 0 }) => {
      const order = sortBy
        ? `order by ${named(model, nameOf({ model: modelKey, field: sortBy.field }))} ${sortBy.direction === 'desc' ? 'desc' : 'asc'}`
        : ''
      return (await find(model, where, `${order} limit ${Number(limit)} offset ${Number(offset)}`)) as never
    },
    update: async ({ model, where, update }) =>
      ((await change(model, where, update as Row))[0] ?? null) as never,
    updateMany: async ({ model, where, update }) => (await change(model, where, update)).length,
    delete: async ({ model, where }) => void (await remove(model, where)),
    deleteMany: async ({ model, where }) => (await remove(model, where)).length,
    consumeOne: async ({ model, where }) => ((await remove(model, where))[0] ?? null) as never,
    incrementOne: async ({ model, where, increment, set = {} }) => {
      const { clause, values } = clauseOf(model, where)
      const sets = [
        ...Object.entries(increment).map(([name, by]) => `${name} = coalesce(${name}, 0) + ${Number(by)}`),
        ...Object.entries(set).map(([name, value]) => `${name} = $${values.push(value)}`),
      ]
      const { rows } = await db.query<Row>(
        `update ${model} set ${sets.join(', ')} where ${clause} returning *`,
        values,
      )
      return (rows[0] ? fromStore(rows[0]) : null) as never
    },
    count: async ({ model, where = [] }) => (await find(model, where)).length,
  }
}

/** Names come from the library's schema and our mapping of it (auth.ts), never from a request. */
function named(model: string, field: string): string {
  return model === 'people' && field === 'id' ? 'person_id' : field
}

function columnsOf(model: string): string {
  if (model !== 'people') return '*'
  return 'person_id as id, name, sign_in, true as sign_in_verified, null as picture, second_factor, created_at, updated_at'
}

function clauseOf(model: string, where: CleanedWhere[]): { clause: string; values: unknown[] } {
  const values: unknown[] = []
  const parts = where.map(({ field, value, operator, connector }, i) => {
    const column = named(model, field)
    const join = i === 0 ? '' : connector === 'OR' ? ' or ' : ' and '
    if (value === null) return `${join}${column} is ${operator === 'ne' ? 'not ' : ''}null`
    if (operator === 'in')
      return `${join}${column} = any($${values.push((value as unknown[]).map((one) => toStore(model, field, one)))})`
    const sign = OPERATORS[operator ?? 'eq']
    if (sign === undefined) throw new Error(`The sign-in library asks for ${operator}`)
    return `${join}${column} ${sign} $${values.push(toStore(model, field, value))}`
  })
  const present = model === 'people' ? ' and not desk and (left_at is null or left_at > now())' : ''
  return { clause: `workspace_no = 1${present}${parts.length > 0 ? ` and (${parts.join('')})` : ''}`, values }
}

function toStore(model: string, field: string, value: unknown): unknown {
  return model === 'sessions' && field === 'token' ? hashed(String(value)) : value
}

export function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Moments leave our pool as numbers and the library wants dates; a token that was asked by goes back as it was. */
function fromStore(row: Row, token?: string): Row {
  const out: Row = token === undefined ? { ...row } : { ...row, token }
  delete out['workspace_no']
  for (const [name, value] of Object.entries(out)) {
    if (typeof value === 'number' && /_(at|until)$/.test(name)) out[name] = new Date(value)
  }
  return out
}
