import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '#platform/log.ts'
import { startPostgres } from '#platform/postgres/supervisor.ts'
import { comeAndGo } from '../support/come-and-go.ts'
import {
  ask,
  eventually,
  holderProcess,
  processesOf,
  temporaryFolder,
} from '../support/postgres-processes.ts'

const isRoot = process.getuid?.() === 0
let folder: string

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(async () => {
  await eventually(() => processesOf(folder).length === 0)
  fs.rmSync(folder, { recursive: true, force: true })
})

const start = (dataDir = folder) => startPostgres({ dataDir, log: silentLog })
const postmasterOf = (dataDir: string) =>
  Number(fs.readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])

describe('the embedded PostgreSQL', () => {
  it('given a new folder, then it is UTF-8, durable, and its role may create trusted extensions only', async () => {
    const postgres = await start()
    expect(postgres.attached).toBe(false)
    const [facts] = await ask(
      postgres.url,
      `select current_setting('server_encoding') as encoding, current_setting('fsync') as fsync, datlocale as locale,
              rolsuper as super, current_setting('data_checksums') as checksums, upper('é') as upper
         from pg_database, pg_roles where datname = current_database() and rolname = current_user`,
    )
    expect(facts).toEqual({
      encoding: 'UTF8',
      fsync: 'on',
      locale: 'C.UTF-8',
      super: false,
      checksums: 'on',
      upper: 'É',
    })
    await ask(postgres.url, 'create extension pg_trgm')
    await expect(ask(postgres.url, 'create extension pageinspect')).rejects.toThrow(/permission denied/)
    await expect(ask(postgres.url.replace(/:[^:@]+@/, ':wrong@'), 'select')).rejects.toThrow(/password/)
    expect(fs.statSync(path.join(folder, 'postgres-passwords.json')).mode & 0o777).toBe(0o600)
    await postgres.stop()
    expect(processesOf(folder)).toEqual([])
  })

  it('given it was stopped, when it starts again, then what was committed is there', async () => {
    const first = await start()
    await ask(first.url, 'create table kept (n int)')
    await first.stop()
    const second = await start()
    expect(second.attached).toBe(false)
    expect(await ask(second.url, 'select count(*)::int as n from kept')).toEqual([{ n: 0 }])
    await second.stop()
  })

  it('given a second holder, when the starter is killed, then the second keeps its database until it stops', async () => {
    const starter = await holderProcess(folder)
    const second = await holderProcess(folder)
    expect([starter.attached, second.attached]).toEqual([false, true])
    const before = postmasterOf(folder)
    starter.process.kill('SIGKILL')
    await starter.exited()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(postmasterOf(folder)).toBe(before)
    second.process.kill('SIGTERM')
    await second.exited()
    expect(processesOf(folder)).toEqual([])
  })

  it('given one holder, when it is killed, then PostgreSQL ends by itself', async () => {
    const holder = await holderProcess(folder)
    holder.process.kill('SIGKILL')
    await holder.exited()
    await eventually(() => processesOf(folder).length === 0, 3000)
  })

  it('given four processes that start at once, then one starts it and the others attach', async () => {
    const holders = await Promise.all([1, 2, 3, 4].map(() => holderProcess(folder)))
    expect(holders.filter((holder) => !holder.attached)).toHaveLength(1)
    expect(new Set(holders.map((holder) => holder.url)).size).toBe(1)
    for (const holder of holders) holder.process.kill('SIGTERM')
    await Promise.all(holders.map((holder) => holder.exited()))
    await eventually(() => processesOf(folder).length === 0, 3000)
  })

  it('given processes that come and go, then each finds a database', async () => {
    await comeAndGo(start, 3)
  })

  it('given PostgreSQL is killed while it is held, then it comes back under the same address with its data', async () => {
    const postgres = await start()
    await ask(postgres.url, 'create table kept (n int)')
    for (let round = 0; round < 2; round++) {
      process.kill(postmasterOf(folder), 'SIGKILL')
      await eventually(() =>
        ask(postgres.url, 'select from kept')
          .then(() => true)
          .catch(() => false),
      )
    }
    await postgres.stop()
  })

  it('given its number was taken by another process after a crash, then it starts all the same', async () => {
    const first = await start()
    await first.stop()
    const file = path.join(folder, 'postgres/cluster/postmaster.pid')
    const home = path.join(folder, 'postgres')
    fs.writeFileSync(file, `${process.pid}\n${home}/cluster\n1\n5432\n${home}\n\n  1 1\nready   \n`)
    const second = await start()
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
  })

  it('given a path too long for a socket, then it listens on a free port of the loopback interface', async () => {
    const long = path.join(folder, 'a folder with a long name'.repeat(5))
    const postgres = await start(long)
    expect(postgres.url).toMatch(/@127\.0\.0\.1:\d+\/baton$/)
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop()
  })

  it('given the files it needs are broken, then the error shows the end of its log', async () => {
    await (await start()).stop()
    fs.appendFileSync(path.join(folder, 'postgres/cluster/postgresql.conf'), 'no_such_setting = 1\n')
    await expect(start()).rejects.toThrow(/did not start[\s\S]*no_such_setting/)
  })

  it.runIf(isRoot)(
    'given we are root, then PostgreSQL is not, and a barring folder above is named',
    async () => {
      const postgres = await start()
      expect(processesOf(folder).length).toBeGreaterThan(0)
      expect(processesOf(folder).filter((process) => process.uid === 0)).toEqual([])
      await postgres.stop()
      const barred = path.join(folder, 'barred')
      fs.mkdirSync(barred, { mode: 0o700 })
      await expect(start(path.join(barred, 'data'))).rejects.toThrow(
        new RegExp(`may not pass through .*${barred}\\.`),
      )
    },
  )
})
