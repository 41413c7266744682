/** Does it once the first view stands and nothing else is to do: Safari knows no idle time and gets a second. */
export function whenQuiet(work: () => void): void {
  const idle = () =>
    typeof requestIdleCallback === 'function'
      ? requestIdleCallback(work, { timeout: 5_000 })
      : setTimeout(work, 1_000)
  if (document.readyState === 'complete') idle()
  else addEventListener('load', idle, { once: true })
}
