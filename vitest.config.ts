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
  test: {
    // `npm run test:long`: soak, crash, fault and attack runs
    include: mode === 'long' ? ['test/**/*.long.ts'] : ['test/**/*.test.ts'],
    // left to itself it would use one of two cores; the tests wait for servers and browsers as much as they compute
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['test/support/database-server.ts'],
    testTimeout: 15_000,
    hookTimeout: 60_000,
  },
}))
