import path from 'node:path'
import { build } from 'esbuild'

/** One built file of a program, for tests that need a process of its own to kill; whoever asks for it removes it. */
export async function bundled(entry: string, name: string): Promise<string> {
  // as deep as test/support, whose files look for the agreement two folders up
  const outfile = path.resolve('node_modules', '.cache', `baton-${name}-${process.pid}.mjs`)
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    loader: { '.sql': 'text', '.yaml': 'text', '.md': 'text' },
    logLevel: 'error',
  })
  return outfile
}
