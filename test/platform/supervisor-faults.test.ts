import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { silentLog } from '#platform/log.ts'
import { accountFor } from '#platform/postgres/account.ts'
import { nativeFolder } from '#platform/postgres/native.ts'
import { ask, eventually, processesOf, temporaryFolder } from '../support/postgres-processes.ts'

vi.mock('#platform/postgres/address.ts', { spy: true })
// test files share modules: whoever came before has the real one in hand
vi.resetModules()
const address = await import('#platform/postgres/address.ts')
const { startPostgres } = await import('#platform/postgres/supervisor.ts')

let folder: string

beforeEach(() => {
  folder = temporaryFolder()
})

afterEach(async () => {
  await eventually(() => processesOf(folder).length === 0)
  fs.rmSync(folder, { recursive: true, force: true })
})

const start = () => startPostgres({ dataDir: folder, log: silentLog })

describe('the embedded PostgreSQL, when things go wrong', () => {
  it('given somebody takes its port before it does, then it takes another', async () => {
    const thief = net.createServer()
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve))
    const port = String((thief.address() as net.AddressInfo).port)
    const taken = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port }
    vi.mocked(address.listenSettings).mockResolvedValueOnce(taken)
    const postgres = await start()
    expect(address.listenSettings).toHaveBeenCalledTimes(2)
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop()
    thief.close()
  })

  it('given the watchdog is killed, then PostgreSQL still ends with its last holder', async () => {
    const postgres = await start()
    const holders = fs.readFileSync(path.join(folder, 'postgres/holders'), 'utf8')
    process.kill(Number(/watchdog (\d+)/.exec(holders)![1]), 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await postgres.stop()
    await eventually(() => processesOf(folder).length === 0, 3000)
  })

  it('given everything but PostgreSQL was killed, then the next start ends it and starts anew', async () => {
    const first = await start()
    const holders = fs.readFileSync(path.join(folder, 'postgres/holders'), 'utf8')
    const group = /watchdog (\d+)/.exec(holders)![1]!
    const server = fs
      .readFileSync(path.join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')
      .split('\n')[0]!
    const members = execFileSync('ps', ['-axo', 'pgid=,pid='], { encoding: 'utf8' }).matchAll(
      /^ *(\d+) +(\d+) *$/gm,
    )
    for (const [, pgid, pid] of members) {
      if (pgid === group && pid !== server) process.kill(Number(pid), 'SIGKILL')
    }
    const second = await start()
    expect(second.attached).toBe(false)
    expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await Promise.all([first.stop(), second.stop()])
  })

  it('given a stop in the moment of its start, then nothing is left behind', async () => {
    for (let round = 0; round < 5; round++) {
      const postgres = await start()
      await Promise.all([postgres.stop(), postgres.stop()])
      expect(processesOf(folder)).toEqual([])
    }
  })

  it('given the cluster was cut off while it was made, then the next start makes it anew', async () => {
    const account = accountFor(folder)
    const home = path.join(folder, 'postgres')
    fs.mkdirSync(path.join(home, 'cluster.new', 'base'), { recursive: true })
    fs.writeFileSync(path.join(home, 'initdb-password'), 'old')
    if (account !== null) fs.chownSync(home, account.uid, account.gid)
    const postgres = await start()
    expect(fs.readdirSync(home)).not.toContain('cluster.new')
    await postgres.stop()
  })

  it('given its passwords are lost, then it says which file is missing', async () => {
    await (await start()).stop()
    fs.rmSync(path.join(folder, 'postgres-passwords.json'))
    await expect(start()).rejects.toThrow('postgres-passwords.json is missing')
  })

  it('given a platform without binaries, then it says to set DATABASE_URL', () => {
    const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('sunos')
    expect(() => nativeFolder(null)).toThrow(/no embedded PostgreSQL for sunos.*DATABASE_URL/)
    platform.mockRestore()
  })
})
