import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fail, node, root, seconds, tool } from './steps.mjs'

/** What is checked without running the product: name, command for a person, program and its arguments. */
function checks() {
  const tsc = tool('typescript', 'bin/tsc')
  const all = [
    [
      'format',
      'npx prettier --check .',
      tool('prettier', 'bin/prettier.cjs'),
      '--check',
      '--log-level',
      'warn',
      '.',
    ],
    ['lint', 'npx eslint .', tool('eslint', 'bin/eslint.js'), '--max-warnings', '0', '.'],
    ['types', 'npx tsc -p tsconfig.json', tsc, '-p', 'tsconfig.json'],
    ['types of the web app', 'npx tsc -p tsconfig.web.json', tsc, '-p', 'tsconfig.web.json'],
    ['imports', 'npm run check', path.join(root, 'bin/imports.mjs')],
  ]
  return all.filter(([, , , flag, file]) => flag !== '-p' || fs.existsSync(path.join(root, file)))
}

/** Runs all checks, two at a time; every failure is shown with the command that repeats it, then the process ends. */
export async function runChecks() {
  const waiting = checks()
  const failed = []
  const worker = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const [name, again, ...command] = check
      const begun = performance.now()
      const { status, output } = await run(command)
      console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds(begun)})`)
      if (status === 0) continue
      console.log(output.trimEnd())
      failed.push(`${name}  (${again})`)
    }
  }
  await Promise.all([worker(), worker()])
  if (failed.length > 0) fail(['', ...failed.map((line) => `FAILED: ${line}`)].join('\n'))
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(node, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('close', (status) => resolve({ status, output }))
  })
}
