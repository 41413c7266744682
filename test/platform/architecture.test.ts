import fs from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/postgres-processes.ts'

const { importViolations } = (await import(path.resolve('bin/imports.mjs'))) as {
  importViolations(folder: string): Promise<string[]>
}

/** The violations of a made-up tree of files, as `rule: from → to`. */
async function violationsOf(files: Record<string, string>): Promise<string[]> {
  const folder = temporaryFolder()
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), text)
  }
  fs.copyFileSync('tsconfig.json', path.join(folder, 'tsconfig.json'))
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "imports": { "#*": "./src/*" } }')
  try {
    return await importViolations(folder)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

describe('the rules of who imports whom', () => {
  it.each([
    ['no-cycles', 'src/a.ts', 'src/b.ts', `import './a.ts'`],
    ['rooms-are-private', 'src/journey/capture/store.ts', 'src/journey/handoff/store.ts', ''],
    ['ledger-knows-no-room', 'src/ledger/append.ts', 'src/journey/handoff/store.ts', ''],
    ['journey-knows-no-integration', 'src/journey/capture/actions.ts', 'src/integrations/mail/facts.ts', ''],
    ['platform-knows-no-domain', 'src/platform/http.ts', 'src/journey/handoff/facts.ts', ''],
    ['nobody-knows-main', 'src/cli/start.ts', 'src/main.ts', ''],
    ['web-knows-contracts-only', 'src/web/App.tsx', 'src/journey/handoff/facts.ts', ''],
    ['server-knows-no-web', 'src/main.ts', 'src/web/App.tsx', ''],
    [
      'pure-reaches-no-io',
      'src/journey/capture/rules.ts',
      'src/journey/capture/store.ts',
      `import 'node:fs'`,
    ],
  ])('%s catches %s importing %s', async (rule, from, to, text) => {
    const specifier = '#' + to.slice('src/'.length)
    const found = await violationsOf({ [from]: `import '${specifier}'`, [to]: text })
    expect(found.join('\n')).toMatch(new RegExp(`^${rule}: ${from} → `, 'm'))
  })

  it('resolvable catches an import of nothing', async () => {
    expect(await violationsOf({ 'src/a.ts': `import './nothing.ts'` })).toEqual([
      'resolvable: src/a.ts → ./nothing.ts',
    ])
  })

  it('given what the rules allow, then they are silent', async () => {
    const found = await violationsOf({
      'src/main.ts': `import '#journey/capture/store.ts'`,
      'src/journey/capture/store.ts': `import '../handoff/facts.ts'; import '#ledger/append.ts'; import 'node:fs'`,
      'src/journey/capture/rules.ts': `import type { A } from './store.ts'`,
      'src/journey/handoff/facts.ts': '',
      'src/journey/handoff/contract.ts': '',
      'src/ledger/append.ts': '',
      'src/web/App.tsx': `import '#journey/handoff/contract.ts'`,
    })
    expect(found).toEqual([])
  })
})

describe('the lint', () => {
  // under CI=true typescript-eslint reads files from disk once and would not see the text that is linted here
  process.env.TSESTREE_SINGLE_RUN = 'false'
  const eslint = new ESLint()
  const messages = async (filePath: string, text: string) =>
    (await eslint.lintText(text, { filePath })).flatMap((result) =>
      result.messages.map((message) => message.ruleId),
    )

  it.each([
    ['no-restricted-imports', `import fs from 'node:fs'\nexport const a = fs`],
    ['no-restricted-properties', 'export const a = Date.now()'],
    ['no-restricted-properties', 'export const a = Math.random()'],
    ['no-restricted-properties', 'export const a = globalThis.process'],
    ['no-restricted-syntax', 'export const a = new Date()'],
    ['no-restricted-syntax', 'export const a = Date()'],
    ['no-restricted-syntax', `export const a = import('node:fs')`],
    ['no-restricted-globals', 'export const a = process.pid'],
    ['no-restricted-globals', 'export const a = crypto.randomUUID()'],
    ['no-restricted-globals', 'export const a = performance'],
  ])('%s catches in a pure file: %s', async (rule, text) => {
    expect(await messages('src/journey/capture/facts.ts', text)).toEqual([rule])
  })

  it('given a moment that is handed in, then a pure file may make a Date of it', async () => {
    const text = 'export const day = (at: number) => new Date(at).toISOString()'
    expect(await messages('src/journey/capture/facts.ts', text)).toEqual([])
  })

  it('catches a promise that nobody waits for, and the environment read outside of its file', async () => {
    expect(await messages('src/platform/database.ts', 'void 0\nPromise.resolve()')).toEqual([
      '@typescript-eslint/no-floating-promises',
    ])
    expect(await messages('src/platform/database.ts', 'export const a = process.env')).toEqual([
      'no-restricted-properties',
    ])
  })
})
