// Runs before the first paint, so that a dark screen never flashes white. A file of its own: inline scripts are not
// allowed by the Content-Security-Policy.
{
  let chosen = null
  try {
    chosen = localStorage.getItem('baton.scheme')
  } catch {
    // storage may be closed to us; the system's choice stands
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
}
