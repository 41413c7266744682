/** Scripts that run in the page: texts, because the server's side knows no document. */

/** What was painted last as the largest, and what had arrived by then. */
export interface Painted {
  /** largest contentful paint, ms from the beginning of the navigation */
  ms: number
  /** first contentful paint */
  first: number
  /** scripts that had arrived by the largest, kB as they went over the network */
  kb: number
  scripts: number
  /** the element */
  what: string
}

/** Before anything else in the page. */
export const WATCH_PAINT = `
  new PerformanceObserver((list) => {
    for (const { startTime, element } of list.getEntries()) {
      const text = element?.textContent?.trim().slice(0, 40) ?? ''
      window.batonLargest = { ms: startTime, what: (element?.tagName.toLowerCase() ?? 'gone') + ' “' + text + '”' }
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true })`

/** When the page has settled: a Painted. */
export const READ_PAINT = `(() => {
  const largest = window.batonLargest ?? { ms: 60000, what: 'nothing' }
  const scripts = performance.getEntriesByType('resource')
    .filter(({ name, responseEnd }) => /\\.js$/.test(name) && responseEnd <= largest.ms)
  return {
    ...largest,
    first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 60000,
    kb: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1000,
    scripts: scripts.length,
  }
})()`

/** Two simple works, each for half a second: how many of each are done in a second. */
export const WORK = `(() => {
  const perSecond = (work) => {
    const begun = performance.now()
    let done = 0
    while (performance.now() - begun < 500 || done % 10 !== 0) {
      work()
      done++
    }
    return done / ((performance.now() - begun) / 1000)
  }
  const letters = perSecond(() => {
    let text = ''
    for (let i = 0; i < 10000; i++) text += 'a'
    if (text.length === 1) throw new Error('kept from being left out')
  })
  let from = Array.from({ length: 100000 }, (_, i) => i)
  let to = [...from]
  const numbers = perSecond(() => {
    for (let i = 0; i < from.length; i++) to[i] = from[i]
    ;[from, to] = [to, from]
  })
  return [letters, numbers]
})()`
