import { WORK } from './in-page.ts'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'

/**
 * The profile of a mid-range laptop on an office network. Processors are told apart by Lighthouse's BenchmarkIndex (its
 * docs/throttling.md): 1,500 to 2,000 is a high-end desktop, 1,000 to 1,500 a low-end one. The middle of the lower band
 * stands for the laptop; the network is that report's preset for desktops, 10 Mbit/s and 40 ms.
 */
const LAPTOP_INDEX = 1_250
const NETWORK = {
  offline: false,
  latency: 40,
  downloadThroughput: 10_000_000 / 8,
  uploadThroughput: 10_000_000 / 8,
}

/**
 * How fast the processor of this machine is now, on that report's scale: a tenth of the texts of 10,000 letters that are
 * built letter by letter in a second, and of the lists of 100,000 numbers that are copied, the mean of both.
 */
export async function processorIndex(page: Page): Promise<number> {
  const rounds = await page.evaluate<number[]>(WORK)
  return rounds.reduce((sum, one) => sum + one, 0) / rounds.length / 10
}

/** How many times slower than this machine the laptop is; a machine that is no faster is taken as it is. */
export function slowdownFor(index: number): number {
  return Math.max(1, Math.round((index / LAPTOP_INDEX) * 10) / 10)
}

/** Everything that the page loads and does from now on happens on the laptop. */
export async function onLaptop(context: BrowserContext, page: Page, slowdown: number): Promise<CDPSession> {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return session
}
