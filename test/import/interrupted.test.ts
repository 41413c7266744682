import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../support/postgres-processes.ts'
import { filesOf } from './files.ts'
import { aWorld, baton, type World } from './world.ts'

const ROWS = 6000
const BAD_EVERY = 100

/** Every hundredth row has no key; each of the others asked for a demo on a day of its own. */
function rows(): string {
  const lines = ['id,email,name,created,owner']
  for (let i = 1; i <= ROWS; i++) {
    const bad = i % BAD_EVERY === 0
    const day = String(1 + (i % 28)).padStart(2, '0')
    lines.push(
      `${bad ? '' : `L${i}`},${bad ? '' : `p${i}@firm${i % 50}.example`},Person ${i},2026-03-${day},Rep ${i % 7}`,
    )
  }
  return lines.join('\n')
}

describe('given an import that does not come to its end', () => {
  let world: World
  let files: string[]
  beforeAll(async () => {
    world = await aWorld()
    files = await filesOf({ 'leads.csv': rows() })
  })
  afterAll(() => world.close())

  const good = ROWS - ROWS / BAD_EVERY
  const position = async () =>
    Number(
      (await world.rows<{ position: number }>('select max(position) as position from imports'))[0]
        ?.position ?? 0,
    )

  it('when its process is killed again and again, then the same command loses and doubles no row', async () => {
    for (const at of [500, 2000, 4000]) {
      const { child, ended } = await baton(world, ['import', ...files, '--json'])
      await eventually(async () => (await position()) > at, 30_000)
      child.kill('SIGKILL')
      await ended
    }
    expect(await position()).toBeLessThan(ROWS)
    const { ended } = await baton(world, ['import', ...files, '--json'])
    const { code, stdout, stderr } = await ended
    expect([code, stderr]).toEqual([0, expect.stringContaining('Going on with import')])
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({
      read: ROWS,
      created: good,
      updated: 0,
      unchanged: 0,
      refused: ROWS / BAD_EVERY,
    })
    expect(await world.rows('select status from imports')).toEqual([{ status: 'done' }])
    expect(await world.rows('select count(*) from leads')).toEqual([{ count: good }])
    expect(await world.rows(`select count(*) from entries where kind = 'LeadCaptured'`)).toEqual([
      { count: good },
    ])
    expect(await world.rows('select outcome, count(*) from submissions group by 1 order by 1')).toEqual([
      { outcome: 'accepted', count: good },
      { outcome: 'refused', count: ROWS / BAD_EVERY },
    ])
    const refused = readFileSync(answer.refusedFile, 'utf8').trim().split('\r\n')
    expect(new Set(refused).size).toBe(1 + ROWS / BAD_EVERY)
    expect(refused).toHaveLength(1 + ROWS / BAD_EVERY)
  }, 90_000)

  it('when it is stopped by hand, then it says so, stands in the list and can be resumed', async () => {
    const [file] = await filesOf({ 'more.csv': rows().replaceAll('firm', 'house').replaceAll('\nL', '\nM') })
    const { counts, id, status } = await world.take([file!], { stopped: ({ read }) => read >= 1000 })
    expect(status).toBe('cancelled')
    expect(counts.read).toBeLessThan(ROWS)
    const listed = JSON.parse((await (await baton(world, ['import', '--list', '--json'])).ended).stdout)
    expect(listed[0]).toMatchObject({ id, status: 'cancelled', read: counts.read })
    const resumed = await (await baton(world, ['import', '--resume', id, '--json'])).ended
    expect(JSON.parse(resumed.stdout)).toMatchObject({ read: ROWS, created: good, refused: ROWS / BAD_EVERY })
    expect(await world.rows('select count(*) from leads')).toEqual([{ count: 2 * good }])
  }, 60_000)
})

describe('given a wrong call', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  })
  afterAll(() => world.close())

  it('then it ends with 2 and says what and where', async () => {
    const files = await filesOf({
      'leads.csv': 'email\na@b.example\n',
      'bad.yaml': 'mapping: 1\nfiles:\n  a: { match: x, primary: true, columns: { email: emial } }\n',
    })
    const calls: [string[], string][] = [
      [[], 'Name at least one file'],
      [['no-such-file.csv'], 'no-such-file.csv cannot be read'],
      [[files[0]!, '--mapping', files[1]!], 'bad.yaml:3:51'],
      [['--resume', 'nonsense'], 'There is no import nonsense'],
    ]
    for (const [args, said] of calls) {
      const { code, stdout, stderr } = await (await baton(world, ['import', ...args, '--json'])).ended
      expect([code, stdout]).toEqual([2, ''])
      expect(stderr).toContain(said)
    }
  }, 30_000)
})
