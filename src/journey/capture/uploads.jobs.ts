import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uploadFolder } from '#journey/capture/import.child.ts'
import { readImport } from '#journey/capture/import.store.ts'
import type { Services } from '#work/services.ts'

/** For so long an upload may still be started, or started again. */
const KEPT_MS = 7 * 86_400_000

/**
 * Removes uploaded files that nobody has started, or gone on with, for a week: they hold everybody's details, and no erasure
 * reaches them. The import's row and its list of refused rows stay.
 *
 * @returns how many uploads were removed
 */
export async function forgetUploads(services: Services): Promise<number> {
  const { config, db, now } = services
  const entries = await readdir(join(config.dataFolder, 'imports'), { withFileTypes: true }).catch(() => [])
  let removed = 0
  for (const entry of entries) {
    if (!entry.isDirectory()) continue
    const folder = uploadFolder(services, entry.name)
    const one = await readImport(db, entry.name)
    if (one?.status === 'running') continue
    // an upload that broke off has no row
    const last = one ? (one.finishedAt ?? one.startedAt) : (await stat(folder)).mtimeMs
    if (now() - last < KEPT_MS) continue
    await rm(folder, { recursive: true, force: true })
    removed++
  }
  return removed
}
