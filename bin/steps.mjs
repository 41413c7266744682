import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the clone; commands may be called from anywhere. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

export const node = process.execPath

/** The script of an installed tool, to be run by this Node: `.bin` has shell wrappers on Windows. */
export const tool = (name, script) => path.join(root, 'node_modules', name, script)

/** Progress of what takes long; standard output belongs to the command. */
export const say = (text) => process.stderr.write(`${text}\n`)

export function fail(text) {
  say(text)
  process.exit(1)
}

/** The time that a step took, for people who wonder. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
