import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

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

export default defineConfig(({ mode }) => ({
  plugins: [asText],
  // what the build sets once per language; a test of another sets the global and loads the words anew
  define: { __LANGUAGE__: JSON.stringify('en') },
  test: {
    // `npm run test:long`: soak, crash, fault and attack runs
    include: mode === 'long' ? ['test/**/*.long.ts'] : ['test/**/*.test.ts'],
    // left to itself it would use one of two cores; the tests wait for servers and browsers as much as they compute
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // files share a process's modules: importing them anew for each took a fifth of the time
    isolate: false,
    globalSetup: ['test/support/database-server.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
}))
