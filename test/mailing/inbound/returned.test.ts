import { describe, expect, it } from 'vitest'
import { corpus, returnedFor } from './returned.ts'
import { reading } from './read.ts'

const lead = '0190c1de-5a0e-7c3f-8a37-0f6f0f3c6a11'
const id = `baton.${lead}.4@acme.example`
const to = 'ada@kontron.de'

describe('a mail that came back', () => {
  it.each(corpus)('given $server, then it is $returned with $code', async (one) => {
    const read = await reading(returnedFor(one, id, to))
    expect(read).toMatchObject({ as: 'bounce', returned: one.returned, code: one.code, recipient: to })
    expect(read).toHaveProperty('named', { lead, message: 4 })
    if (one.original)
      expect(read).toMatchObject({ sentTo: expect.toSatisfy((at) => at === to || at === null) })
  })

  it('given a report on several people, then the one that failed counts', async () => {
    const both = returnedFor(corpus[0]!, id, to).replace(
      'Final-Recipient: rfc822; ada@kontron.de',
      'Final-Recipient: rfc822; ben@kontron.de\nAction: relayed\nStatus: 2.1.5\n\nFinal-Recipient: rfc822; ada@kontron.de',
    )
    expect(await reading(both)).toMatchObject({ returned: 'hard', recipient: to })
  })

  it('given somebody who writes about a bounce, then it is a person who writes', async () => {
    const source =
      'From: Ada <ada@kontron.de>\nSubject: Undeliverable?\nMessage-ID: <1@kontron.de>\n\nYour mail came back.'
    expect(await reading(source)).toMatchObject({ as: 'person' })
  })
})
