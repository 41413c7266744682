import { createTheme, type MantineColorSchemeManager, type MantineColorScheme } from '@mantine/core'

export const theme = createTheme({
  fontFamily: 'var(--font)',
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
})

const KEY = 'baton.scheme'

function chosen(fallback: MantineColorScheme): MantineColorScheme {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' || value === 'auto' ? value : fallback
}

/** The same key that scheme.js reads before the first paint. */
export const schemeManager: MantineColorSchemeManager = {
  get: chosen,
  set: (value) => localStorage.setItem(KEY, value),
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => localStorage.removeItem(KEY),
}
