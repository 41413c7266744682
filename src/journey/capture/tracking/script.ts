import { transformSync } from 'esbuild'
import { track } from '#journey/capture/tracking/track.rules.ts'

let made: string | null = null

/** What /t.js answers: the script for pages that are not ours, in one line. */
export function trackingScript(): string {
  return (made ??= transformSync(`(${track.toString()})(window)`, { minify: true, target: 'es2018' }).code)
}
