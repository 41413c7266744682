#!/usr/bin/env node
// What every npm script calls: makes a fresh clone ready to run, then runs one command in this same process.
// Plain JavaScript without dependencies, because it is what installs them.
import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import { buildServer, buildWeb, importBuilt } from './build.mjs'
import { runChecks } from './checks.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensureMailServers } from './mail-servers.mjs'
import { fail, node, tool } from './steps.mjs'

const [command = 'help', ...rest] = process.argv.slice(2)

const commands = {
  async start() {
    await ready()
    await importBuilt('cli/main.js', ['start', ...rest])
  },
  async demo() {
    await ready()
    await importBuilt('cli/main.js', ['demo', ...rest])
  },
  async cli() {
    await ready()
    await importBuilt('cli/main.js', rest)
  },
  async schema() {
    ensureInstalled()
    await buildServer()
    await importBuilt('platform/schema-file.js', rest)
  },
  async bench() {
    await ready()
    await importBuilt('bench/main.js', rest)
  },
  async check() {
    ensureInstalled()
    await runChecks()
  },
  async test() {
    ensureInstalled()
    const chromium = ensureChromium()
    ensureMailServers()
    await runChecks()
    await ready()
    runVitest([], chromium)
    console.log('All checks passed.')
  },
  async 'test:long'() {
    ensureInstalled()
    const chromium = ensureChromium()
    ensureMailServers()
    await ready()
    runVitest(['--mode', 'long'], chromium)
    console.log('All long checks passed.')
  },
}

async function ready() {
  ensureInstalled()
  await buildServer()
  await buildWeb()
}

function runVitest(flags, chromium) {
  console.log('Tests')
  const env = { ...process.env, CHROMIUM_PATH: chromium }
  const { status } = spawnSync(node, [tool('vitest', 'vitest.mjs'), 'run', ...flags, ...rest], {
    stdio: 'inherit',
    env,
  })
  if (status !== 0) fail('FAILED: tests (npx vitest run)')
}

const run = Object.hasOwn(commands, command) ? commands[command] : undefined
if (run === undefined)
  fail(
    `npm run ${Object.keys(commands)
      .filter((name) => name !== 'cli')
      .join(' | ')}`,
  )
await run()
