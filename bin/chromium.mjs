import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fail, say } from './steps.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The path of a Chromium for the browser's tests: one that is found, or, as root on Debian, one that is installed now. */
export function ensureChromium() {
  const found = findChromium()
  if (found !== null) return found
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium for the browser tests (apt-get) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const flags of [
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    ]) {
      spawnSync('apt-get', flags, { stdio: ['ignore', 2, 2], env })
    }
    const installed = findChromium()
    if (installed !== null) return installed
  }
  return fail(
    'FAILED: the browser tests need Chromium or Chrome, and none was found.\n' +
      'Install one (apt-get install chromium, or npx playwright-core install chromium), or set CHROMIUM_PATH.',
  )
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given !== undefined && given !== '') {
    return fs.existsSync(given) ? given : fail(`FAILED: CHROMIUM_PATH is ${given}, which does not exist`)
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  const candidates = [
    ...onPath,
    ...(process.platform === 'darwin' ? macApplications : []),
    ...playwrightOnes(),
  ]
  return candidates.find((file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile()) ?? null
}

function playwrightOnes() {
  const home = os.homedir()
  const places = [process.env.PLAYWRIGHT_BROWSERS_PATH, path.join(home, '.cache/ms-playwright')]
  places.push(path.join(home, 'Library/Caches/ms-playwright'))
  return places
    .filter((place) => place !== undefined && fs.existsSync(place))
    .flatMap((place) =>
      fs
        .readdirSync(place)
        .filter((name) => /^chromium/.test(name))
        .sort()
        .reverse()
        .flatMap((name) =>
          [
            'chrome-linux/chrome',
            'chrome-linux64/chrome',
            'chrome-linux/headless_shell',
            'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
          ].map((file) => path.join(place, name, file)),
        ),
    )
}
