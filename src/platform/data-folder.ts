import os from 'node:os'
import path from 'node:path'

/**
 * Where Baton keeps its data on this machine, as an absolute path: what was chosen, else the platform's place for a
 * user's data. Root gets a system folder, since PostgreSQL runs as another user there and may not enter /root.
 */
export function defaultDataFolder(
  chosen: string | undefined,
  env: Record<string, string | undefined>,
): string {
  if (chosen !== undefined) return path.resolve(chosen)
  if (process.getuid?.() === 0) return '/var/lib/baton'
  const home = os.homedir()
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'baton')
  if (process.platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'baton')
  }
  const xdg = env['XDG_DATA_HOME']
  return path.join(
    xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(home, '.local', 'share'),
    'baton',
  )
}
