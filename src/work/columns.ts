/** Columns of a bulk insert: one array parameter per column, in one statement, whatever the number of rows. */
export interface Column<Row> {
  name: string
  /** element type of the array parameter; `moment` is sent as epoch milliseconds */
  type: 'uuid' | 'int4' | 'int8' | 'text' | 'boolean' | 'json' | 'bytea' | 'moment' | 'numeric'
  of: (row: Row) => unknown
}

const parameterType: Record<Column<never>['type'], string> = {
  uuid: 'uuid',
  int4: 'int4',
  int8: 'int8',
  text: 'text',
  boolean: 'boolean',
  json: 'text',
  bytea: 'text',
  moment: 'float8',
  numeric: 'numeric',
}

/** The select list and the unnest call that turn array parameters `$first…` back into rows. */
export function unnest<Row>(columns: Column<Row>[], first: number): { select: string; from: string } {
  const read = columns.map(({ name, type }) => {
    if (type === 'moment') return `to_timestamp(u.${name} / 1000.0)`
    if (type === 'json') return `u.${name}::json`
    if (type === 'bytea') return `decode(u.${name}, 'hex')`
    return `u.${name}`
  })
  const arrays = columns.map(({ type }, i) => `$${first + i}::${parameterType[type]}[]`)
  const names = columns.map(({ name }) => name)
  return { select: read.join(', '), from: `unnest(${arrays.join(', ')}) as u(${names.join(', ')})` }
}

/** `insert into table` of every row; `tail` may add an `on conflict` clause. */
export function insertSql<Row>(table: string, columns: Column<Row>[], first: number, tail = ''): string {
  const names = columns.map(({ name }) => name).join(', ')
  const { select, from } = unnest(columns, first)
  return `insert into ${table} (workspace_no, ${names}) select 1, ${select} from ${from} ${tail}`
}

/** The array parameters, as PostgreSQL array literals: written directly, since the driver's own writer is slower. */
export function parameters<Row>(columns: Column<Row>[], rows: Row[]): string[] {
  return columns.map(({ type, of }) => {
    const quoted = type === 'text' || type === 'json'
    let literal = '{'
    for (let i = 0; i < rows.length; i++) {
      const value = of(rows[i]!)
      if (i > 0) literal += ','
      if (value === null || value === undefined) literal += 'NULL'
      else if (quoted) literal += quote(value as string)
      else if (type === 'bytea') literal += (value as Buffer).toString('hex')
      else literal += String(value)
    }
    return literal + '}'
  })
}

const SPECIAL = /["\\]/
const EVERY_SPECIAL = /["\\]/g

function quote(text: string): string {
  return SPECIAL.test(text) ? `"${text.replace(EVERY_SPECIAL, '\\$&')}"` : `"${text}"`
}
