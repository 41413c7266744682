import { expect, test } from 'vitest'
import { filesOf } from '../import/files.ts'
import { aWorld } from '../import/world.ts'

test.each([
  ['only refused rows', 'Email,Company\nnobody,Acme\n', 1],
  ['no rows', 'Email,Company\n', 0],
])(
  'given a file with %s, when it is taken in, then the import ends and counts them',
  async (_what, text, n) => {
    const world = await aWorld()
    const { counts } = await world.take(await filesOf({ 'leads.csv': text }))
    expect(counts).toMatchObject({ read: n, created: 0, refused: n })
    await world.close()
  },
)
