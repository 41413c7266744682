/** Waits so long, or until intake has a moment without work: work that can wait lets it go first. */
export async function restOrIdle(idle: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const rested = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([idle, rested])
  clearTimeout(timer)
}
