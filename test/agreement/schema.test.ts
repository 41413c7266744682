import { expect, test } from 'vitest'
import { agreementJsonSchema } from '#journey/agreement/schema.ts'

test('the committed JSON Schema is the one that the code checks with (renew it with `vitest -u`)', async () => {
  const text = `${JSON.stringify(agreementJsonSchema(), null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../agreements/agreement.schema.json')
})
