import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, node, root, say, seconds, tool } from './steps.mjs'

const dist = path.join(root, 'dist')
const entries = ['src/main.ts', 'src/cli/main.ts', 'src/platform/schema-file.ts', 'bench/main.ts']

/** Bundles the server and the command line into dist/server when their sources have changed since the last build. */
export async function buildServer() {
  const present = entries.filter((entry) => fs.existsSync(path.join(root, entry)))
  const stamp = stampOf(
    ['src', 'bench', 'agreements', 'package.json', 'package-lock.json', 'bin/build.mjs'],
    /^src\/web\//,
  )
  await build('server', stamp, (out) => {
    const named = present.map((entry) => `${entry.replace(/^src\//, '').replace(/\.ts$/, '')}=./${entry}`)
    const flags = [
      '--bundle',
      '--format=esm',
      '--platform=node',
      '--target=node20',
      '--packages=external',
      '--splitting',
    ]
    flags.push('--sourcemap', '--chunk-names=chunks/[name]-[hash]', `--outdir=${out}`, '--log-level=warning')
    flags.push(...['.sql', '.yaml', '.md'].map((ending) => `--loader:${ending}=text`))
    return spawnSync(esbuild(), [...named, ...flags], { cwd: root, stdio: ['ignore', 2, 2] })
  })
}

/** As src/platform/language.contract.ts has them. */
const languages = ['en', 'de']

/** Builds the web app into dist/web, once per language, when anything that it may show has changed since the last build. */
export async function buildWeb() {
  if (!fs.existsSync(path.join(root, 'src/web/index.html'))) return
  const sources = ['src', 'vite.config.ts', 'package.json', 'package-lock.json', 'bin/build.mjs']
  await build('web', stampOf(sources, /\.sql$/), async (out) => {
    const ended = await Promise.all(languages.map((language) => buildIn(language, path.join(out, language))))
    return ended.find(({ status }) => status !== 0) ?? ended[0]
  })
}

function buildIn(language, out) {
  const flags = ['build', '--outDir', out, '--emptyOutDir', '--logLevel', 'warn']
  const env = { ...process.env, BATON_WEB_LANGUAGE: language }
  return new Promise((resolve) => {
    const child = spawn(node, [tool('vite', 'bin/vite.js'), ...flags], {
      cwd: root,
      env,
      stdio: ['ignore', 2, 2],
    })
    child.once('error', (error) => resolve({ status: 1, error }))
    child.once('exit', (status) => resolve({ status }))
  })
}

/** Runs a built entry in this process, which then looks as if it had been called with `args`. */
export async function importBuilt(entry, args) {
  const file = path.join(dist, 'server', entry)
  if (!fs.existsSync(file)) fail(`There is no ${entry} in this version of Baton`)
  process.argv.splice(1, process.argv.length - 1, file, ...args)
  await import(pathToFileURL(file).href)
}

async function build(name, stamp, run) {
  const target = path.join(dist, name)
  const stampFile = path.join(target, '.built-from')
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return
  const begun = performance.now()
  say(`Building the ${name} …`)
  fs.mkdirSync(dist, { recursive: true })
  const aside = fs.mkdtempSync(path.join(dist, `.${name}-`))
  try {
    const { status, error } = await run(aside)
    if (status !== 0) fail(`FAILED: build of the ${name}${error === undefined ? '' : ` (${error.message})`}`)
    publish(aside, target)
    fs.writeFileSync(`${stampFile}.new`, stamp)
    fs.renameSync(`${stampFile}.new`, stampFile)
  } finally {
    fs.rmSync(aside, { recursive: true, force: true })
  }
  say(`Built in ${seconds(begun)}.`)
}

/**
 * Moves a build over the earlier one, the files with a hash in their name first. They are added, not replaced: a server
 * that runs, or a page that is open, goes on with the pieces that it knows, and two builds at once do not disturb each
 * other. What is older than a week is removed.
 */
function publish(from, to) {
  const files = fs
    .readdirSync(from, { recursive: true })
    .filter((file) => fs.statSync(path.join(from, file)).isFile())
  const hashed = (file) => /^(\w+[/\\])?(chunks|assets)\b/.test(file)
  for (const file of [...files.filter(hashed), ...files.filter((file) => !hashed(file))]) {
    fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true })
    fs.renameSync(path.join(from, file), path.join(to, file))
  }
  const weekAgo = Date.now() - 7 * 24 * 3600 * 1000
  for (const file of fs.readdirSync(to, { recursive: true })) {
    const known = fs.statSync(path.join(to, file), { throwIfNoEntry: false })
    if (hashed(file) && known?.isFile() && known.mtimeMs < weekAgo)
      fs.rmSync(path.join(to, file), { force: true })
  }
}

/** Names, sizes and times of all sources: two milliseconds, where hashing their content would take fifty. */
function stampOf(places, except) {
  const hash = createHash('sha256')
  for (const place of places) {
    const start = path.join(root, place)
    if (!fs.existsSync(start)) continue
    const inside = fs.statSync(start).isDirectory() ? fs.readdirSync(start, { recursive: true }).sort() : ['']
    for (const entry of inside) {
      const name = path.posix.join(place, entry.split(path.sep).join('/'))
      const known = fs.statSync(path.join(start, entry), { throwIfNoEntry: false })
      if (known?.isFile() && !except.test(name)) hash.update(`${name} ${known.size} ${known.mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/** The native program itself: its JavaScript front would leave a service process behind, and waits for one more Node. */
function esbuild() {
  const name = `@esbuild/${process.platform}-${process.arch}`
  const native = tool(name, process.platform === 'win32' ? 'esbuild.exe' : 'bin/esbuild')
  return fs.existsSync(native) ? native : path.join(root, 'node_modules', '.bin', 'esbuild')
}
