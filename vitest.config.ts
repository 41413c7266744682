import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

// Migrations and documents are imported as text, like esbuild's text loader does in the build.
const asText = {
  name: 'as-text',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    return /\.(sql|md|yaml)$/.test(id)
      ? { code: `export default ${JSON.stringify(code)}`, map: null }
      : undefined
  },
}

// over a real postfix, which starts as root only; bin/mail-servers.mjs says when they are left out
const asRoot = [
  'test/mailing/mailbox.test.ts',
  'test/mailing/round-trip.test.ts',
  'test/web/mail-incoming.test.ts',
]

export default defineConfig(({ mode }) => ({
  plugins: [asText],
  // what the build sets once per language; a test of another sets the global and loads the words anew
  define: { __LANGUAGE__: JSON.stringify('en') },
  test: {
    // `npm run test:long`: soak, crash, fault and attack runs
    include: mode === 'long' ? ['test/**/*.long.ts'] : ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.getuid?.() === 0 ? [] : asRoot)],
    // left to itself it would use one of two cores; the tests wait for servers and browsers as much as they compute
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // files share a process's modules: importing them anew for each took a fifth of the time
    isolate: false,
    globalSetup: ['test/support/database-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}))
