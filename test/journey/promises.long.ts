/** The promises once more, over many more histories than every check can wait for. */
import { vi } from 'vitest'

vi.setConfig({ testTimeout: 30 * 60_000 })
await import('./promises.property.test.ts')
await import('./replay.property.test.ts')
