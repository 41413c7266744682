import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { agreement } from '#cli/agreement.ts'
import { audit } from '#cli/audit.ts'
import { clearing } from '#cli/restore.ts'
import { open } from '../../src/main.ts'
import { readBackup } from '#platform/backup/read.ts'
import { readConfig } from '#platform/config.ts'
import { textHash } from '#ledger/log.ts'
import { UsageError } from '#cli/command.ts'
import { writeBackup } from '#platform/backup/write.ts'
import { freshDatabase } from '../support/database.ts'
import { servicesAt } from '../support/workroom.ts'
import { MONDAY } from '../support/cast.ts'
import { yamlOf } from './world.ts'
import type { Command, CommandContext, Flags } from '#cli/command.ts'
import type { Services } from '#work/services.ts'

const clock = { now: MONDAY }
const { url, database: db } = await freshDatabase()
const services = await servicesAt(url, clock)
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'baton-agreement-'))
await db.query(`insert into people (workspace_no, person_id, name, function, role) values
  (1, 'paul', 'Paul Rey', 'marketing', 'marketing'), (1, 'uma', 'Uma Stein', null, 'sponsor')`)
await services.refreshPeople()
afterAll(async () => {
  await services.end()
  fs.rmSync(folder, { recursive: true })
})
afterEach(() => vi.restoreAllMocks())

function file(name: string, text: string): string {
  const at = path.join(folder, name)
  fs.writeFileSync(at, text)
  return at
}

/** Runs a command on the test's services, or on what `from` opens. */
async function run(
  command: Command,
  args: string[],
  flags: Flags = {},
  from: () => Promise<Services> = () => Promise.resolve(services),
) {
  const said: { value: unknown; text: string }[] = []
  const context: CommandContext = {
    config: { ...readConfig({}), dataFolder: folder },
    json: true,
    open: from,
    print: (value, text) => void said.push({ value, text }),
    note: () => undefined,
    stopped: new Promise(() => undefined),
  }
  const code = await command.run(context, args, flags)
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return { code, value: said.at(-1)?.value as any, text: said.at(-1)?.text ?? '' }
}

describe('baton agreement', () => {
  test('given a new workspace, when it lists, then it says that nobody signed the starting point', async () => {
    const { code, text } = await run(agreement, ['list'])
    expect(code).toBe(0)
    expect(text).toMatch(/1 +in force .*unsigned: the starting point/)
  })

  test('given a file, when it is checked, then faults have their line and column, and the code is 1', async () => {
    const broken = await run(agreement, ['check', file('broken.yaml', yamlOf(9, '2001-01-01'))])
    expect(broken.code).toBe(1)
    expect(broken.text).toMatch(/broken\.yaml:\d+:\d+ `version` must be 2/)
    const nul = await run(agreement, ['check', file('nul.yaml', yamlOf(2, '2026-07-01', '\n# a \0'))])
    expect(nul.text).toMatch(/nul\.yaml:\d+:5 A NUL/)
    fs.writeFileSync(path.join(folder, 'latin.yaml'), Buffer.from([0x23, 0xe4]))
    await expect(run(agreement, ['check', path.join(folder, 'latin.yaml')])).rejects.toThrow('is not UTF-8')
    const sound = await run(agreement, ['check', file('sound.yaml', yamlOf(2))])
    expect(sound).toMatchObject({ code: 0, value: { ok: true } })
    expect(sound.text).toContain('can be proposed as version 2')
  })

  test('given a call that is wrong, then it is a usage error', async () => {
    await expect(run(agreement, ['show', 'x'])).rejects.toThrow(UsageError)
    await expect(run(agreement, ['check', '/nowhere.yaml'])).rejects.toThrow(UsageError)
    await expect(run(agreement, ['sign', '2'], { hash: 'x' })).rejects.toThrow('--as')
    await expect(run(agreement, ['sign', '2'], { as: 'paul' })).rejects.toThrow('--hash')
    await expect(run(agreement, ['burn', '2'])).rejects.toThrow(UsageError)
    await expect(run(agreement, ['show'])).rejects.toThrow(UsageError)
  })

  test('given a sound file, when it is proposed, signed and declined, then the list shows it; refusals are code 1', async () => {
    const yaml = yamlOf(2)
    const at = file('next.yaml', yaml)
    expect((await run(agreement, ['propose', at], { as: 'paul' })).value).toMatchObject({
      version: 2,
      status: 'proposed',
    })
    expect((await run(agreement, ['propose', at], { as: 'paul' })).value).toMatchObject({
      refused: 'proposal_open',
    })
    const hash = textHash(yaml)
    expect((await run(agreement, ['sign', '2'], { as: 'ines', hash })).code).toBe(0)
    expect(await run(agreement, ['sign', '2'], { as: 'ines', hash })).toMatchObject({
      code: 1,
      value: { refused: 'signed_already' },
    })
    expect(await run(agreement, ['sign', '2'], { as: 'nobody', hash })).toMatchObject({
      code: 1,
      value: { refused: 'unknown_person' },
    })
    expect((await run(agreement, ['decline', '2'], { as: 'mara', reason: 'Too soon' })).code).toBe(0)
    expect((await run(agreement, ['list'])).text).toContain('declined by Mara Lind (leadgen): Too soon')
    expect(await run(agreement, ['decide', '2'], { as: 'uma', reason: 'We try it' })).toMatchObject({
      code: 0,
      value: { status: 'signed' },
    })
    const shown = await run(agreement, ['show', '2'])
    expect(shown.text).toContain(hash)
    expect(shown.text).toContain('Signed for sales by Ines Duarte')
    expect(shown.text).toContain('Decided by Uma Stein')
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    expect((await run(agreement, ['show', '2'], { yaml: true })).code).toBe(0)
    expect(write).toHaveBeenCalledWith(yaml)
  })
})

describe('given an agreement that was changed in the database', () => {
  const config = { ...readConfig({}), databaseUrl: url, dataFolder: folder }
  const tamper = async (sql: string) => {
    await db.query('alter table agreements disable trigger user')
    await db.query(sql)
    await db.query('alter table agreements enable trigger user')
  }

  test('when the server starts, then it refuses; when the audit runs, then it names the version and ends with 1', async () => {
    await tamper(
      `update agreements set text = replace(text, 'agreement: 1', 'agreement: [') where version = 1`,
    )
    await expect(open(config, () => clock.now)).rejects.toThrow(/version 1 was changed.*baton audit/)
    const opened = await open(config, () => clock.now, { damaged: true })
    const { code, text, value } = await run(audit, [], {}, () => Promise.resolve(opened.services))
    await opened.close()
    expect(code).toBe(1)
    expect(text).toContain('agreement version 1 was changed after it was signed')
    expect(value.agreementLog).toMatch(/^[0-9a-f]{64}$/)
  })

  test('when it is backed up and restored, then the damage comes along, is named, and nothing is open to change', async () => {
    const backup = path.join(folder, 'damaged.backup')
    await writeBackup(db, backup)
    const other = await freshDatabase()
    await servicesAt(other.url, clock).then((one) => one.end())
    await readBackup(other.database, backup, clearing(true))
    const { rows } = await other.database.query<{ version: number }>(
      'select version from agreements order by 1',
    )
    expect(rows).toEqual([{ version: 1 }, { version: 2 }])
    await expect(other.database.query('delete from agreements')).rejects.toThrow('cannot be changed')
    await expect(other.database.query('truncate agreement_log')).rejects.toThrow('cannot be changed')
    const opened = await open({ ...config, databaseUrl: other.url }, () => clock.now, { damaged: true })
    expect((await run(audit, [], {}, () => Promise.resolve(opened.services))).code).toBe(1)
    await opened.close()
  })
})
