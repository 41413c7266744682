import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { meanings } from '#work/problems.rules.ts'
import { testServer } from '../support/server.ts'

const { ask } = await testServer()
const documented = readFileSync('docs/problems.md', 'utf8').matchAll(/^\| `(\w+)`/gm)
const inDocs = [...documented].map(([, code]) => code!).sort()

test('given every refusal there is, when the page of the server is read, then each stands there, and the same in docs', async () => {
  const { text } = await ask('GET', '/docs/problems')
  const onPage = [...text.matchAll(/<tr id="(\w+)">/g)].map(([, code]) => code!).sort()
  expect(onPage).toEqual(expect.arrayContaining(Object.keys(meanings())))
  expect(inDocs).toEqual(onPage)
})
