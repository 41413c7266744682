import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fail, root, say, seconds } from './steps.mjs'

const lockFile = path.join(root, 'package-lock.json')
const stampFile = path.join(root, 'node_modules', '.baton-installed')

/** Runs `npm ci` when node_modules is missing or is not what package-lock.json says. */
export function ensureInstalled() {
  const hash = createHash('sha256').update(fs.readFileSync(lockFile)).digest('hex')
  if (installed(hash)) return
  oneAtATime(() => {
    if (installed(hash)) return
    const begun = performance.now()
    say('Installing packages (npm ci), which takes a minute the first time …')
    const flags = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
    const { status } = spawnSync('npm', flags, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    })
    if (status !== 0) fail('FAILED: npm ci (its message is above)')
    fs.writeFileSync(stampFile, hash)
    say(`Installed in ${seconds(begun)}.`)
  })
}

function installed(hash) {
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === hash) return true
  if (!matchesLock()) return false
  fs.writeFileSync(stampFile, hash)
  return true
}

/** Somebody may have installed by hand: npm leaves its own account of what it did. */
function matchesLock() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json')
  if (!fs.existsSync(hidden)) return false
  const wanted = JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages
  const present = JSON.parse(fs.readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional === true || present[name]?.version === version,
  )
}

/** Two commands that start together in a fresh clone must not install into each other. */
function oneAtATime(work) {
  const lock = path.join(
    os.tmpdir(),
    `baton-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`,
  )
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (!alive(lock)) fs.rmSync(lock, { force: true })
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    }
  }
  const unlock = () => fs.rmSync(lock, { force: true })
  process.once('exit', unlock)
  work()
  unlock()
  process.removeListener('exit', unlock)
}

function alive(lock) {
  try {
    const pid = Number(fs.readFileSync(lock, 'utf8'))
    // Created and not yet written counts as alive.
    if (pid > 0) process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
