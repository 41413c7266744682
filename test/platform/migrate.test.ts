import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { migrate, type Migration } from '#platform/migrate.ts'
import { migrations } from '#platform/migrations/list.ts'
import { dumpSchema } from '#platform/schema-dump.ts'
import { sqlStatements } from '#platform/sql-statements.ts'
import { freshDatabase } from '../support/database.ts'

const next = migrations.at(-1)!.id + 1
const step = (id: number, sql: string): Migration => ({ id, name: `step${id}`, sql })

describe('migrations', () => {
  it('are all in the list, under their number and name', () => {
    const files = fs.readdirSync('src/platform/migrations').filter((file) => file.endsWith('.sql'))
    expect(migrations.map(({ id, name }) => `${String(id).padStart(4, '0')}_${name}.sql`)).toEqual(
      files.sort(),
    )
  })

  it('given two starters at once, then each step is applied once, and again nothing', async () => {
    const { database, url } = await freshDatabase()
    const other = openDatabase(url)
    const steps = [
      ...migrations,
      step(next, 'create table a (n int); create table b (n int);'),
      step(next + 1, 'drop table a'),
    ]
    const [mine, theirs] = await Promise.all([migrate(database, steps), migrate(other, steps)])
    expect([...mine, ...theirs].sort((a, b) => a - b)).toEqual([next, next + 1])
    expect(await migrate(database, steps)).toEqual([])
    await other.close()
  })

  it('given a step that fails half-way, then nothing of it stays and the earlier steps do', async () => {
    const { database } = await freshDatabase()
    const steps = [
      ...migrations,
      step(next, 'create table a (n int)'),
      step(next + 1, 'create table b (n int); nonsense'),
    ]
    await expect(migrate(database, steps)).rejects.toThrow('syntax error')
    const { rows } = await database.query(`select to_regclass('a')::text as a, to_regclass('b')::text as b`)
    expect(rows).toEqual([{ a: 'a', b: null }])
  })

  it('given a newer database or a changed past, then it refuses and says why', async () => {
    const { database } = await freshDatabase()
    await migrate(database, [...migrations, step(next, 'create table a (n int)')])
    await expect(migrate(database, migrations)).rejects.toThrow(/migration \d+ \(step\d+\).*newer version/)
    await expect(migrate(database, [...migrations, step(next, 'create table z (n int)')])).rejects.toThrow(
      /was changed/,
    )
    expect(await migrate(database, [...migrations, step(next, '\ncreate table a (n int)\r\n')])).toEqual([])
  })
})

describe('the statements of a text', () => {
  it('are not cut inside of quotes, names, comments and function bodies', () => {
    const text = `-- first; comment
      create table a (b text default 'x;''y'); /* between; */
      create function f() returns int language sql as $body$ select 1; $body$;
      select E'\\';', ";", $$;$$, date '2026-01-01';
      -- last; comment`
    expect(sqlStatements(text).map((statement) => statement.split('\n').at(-1)!.trim())).toEqual([
      "create table a (b text default 'x;''y')",
      'create function f() returns int language sql as $body$ select 1; $body$',
      `select E'\\';', ";", $$;$$, date '2026-01-01'`,
    ])
  })

  it('given any pieces without semicolons, then joining by semicolons is undone', () => {
    const piece = fc.constantFrom(
      "'a;b'",
      '"c;d"',
      '$$e;f$$',
      '$t$ $$;$$ $t$',
      'select',
      'Ende',
      'e',
      '1',
      '$1',
      '-',
      '/',
    )
    const statement = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '))
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), (statements) => {
        expect(sqlStatements(statements.join(';\n'))).toEqual(statements)
      }),
    )
  })
})

describe('the schema', () => {
  it('is the committed schema.sql (else: npm run schema, and read the difference)', async () => {
    const { database } = await freshDatabase()
    expect(await dumpSchema(database)).toBe(fs.readFileSync('schema.sql', 'utf8'))
  })

  it('given one more column, index, constraint, comment or view, then the dump differs', async () => {
    const { database } = await freshDatabase()
    const seen = new Set([await dumpSchema(database)])
    const changes = [
      'create table t (n int)',
      'alter table t add m text not null default now()::text',
      'create index on t (m)',
    ]
    changes.push(
      'alter table t add check (n > 0)',
      `comment on column t.n is 'it''s'`,
      'create view v as select n from t',
    )
    changes.push(
      `create type mood as enum ('a', 'b')`,
      'create function g() returns int language sql as $$ select 1 $$',
    )
    for (const [index, change] of changes.entries()) {
      await database.query(change)
      seen.add(await dumpSchema(database))
      expect(seen.size, change).toBe(index + 2)
    }
  })
})
