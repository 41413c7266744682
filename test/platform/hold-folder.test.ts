import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holdFolder } from '#platform/hold-folder.ts'
import { takeLock } from '#platform/lock-file.ts'
import { isAlive, ownIdentity } from '#platform/process-identity.ts'
import { temporaryFolder } from '../support/postgres-processes.ts'

const server = { what: 'server', port: 4380, since: Date.UTC(2026, 2, 1) }
let folder: string

beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => fs.rmSync(folder, { recursive: true }))

describe('the hold on a data folder', () => {
  it('given it is held, then a second one learns by whom, where and since when', () => {
    const first = holdFolder(folder, server)
    const second = holdFolder(folder, { ...server, port: 4381 })
    expect(second.held).toBe(false)
    if (second.held || !first.held) return
    expect(second.by).toMatchObject({ pid: process.pid, ...server })
    for (const part of [folder, `process ${process.pid}`, 'port 4380', '2026-03-01T00:00:00.000Z']) {
      expect(second.message).toContain(part)
    }
    first.release()
    expect(holdFolder(folder, server).held).toBe(true)
  })

  it.each([
    ['of a process that died', () => JSON.stringify({ ...server, pid: 99999999, started: null })],
    [
      'of a process whose number another one has now',
      () => JSON.stringify({ ...server, pid: process.pid, started: 'x' }),
    ],
    ['cut off by a full disk', () => '{"pid":'],
    ['without content', () => ''],
  ])('given a lock %s, then it is taken over', (_, text) => {
    fs.writeFileSync(path.join(folder, 'baton.lock'), text())
    expect(holdFolder(folder, server).held).toBe(true)
    expect(JSON.parse(fs.readFileSync(path.join(folder, 'baton.lock'), 'utf8'))).toMatchObject(ownIdentity())
  })

  it('given a take-over that was itself killed, then the lock is taken over all the same', () => {
    const dead = JSON.stringify({ ...server, pid: 99999999, started: null })
    fs.writeFileSync(path.join(folder, 'lock'), dead)
    fs.writeFileSync(path.join(folder, 'lock.takeover'), dead)
    expect(takeLock(path.join(folder, 'lock'), server).held).toBe(true)
    expect(fs.readdirSync(folder)).toEqual(['lock'])
  })

  it('given another process that lives, then it counts as alive until it is killed', async () => {
    const child = spawn('sleep', ['60'])
    expect(isAlive({ pid: child.pid!, started: null })).toBe(true)
    child.kill('SIGKILL')
    await new Promise((resolve) => child.once('exit', resolve))
    expect(isAlive({ pid: child.pid!, started: null })).toBe(false)
  })
})
