import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { freshDatabase } from '../support/database.ts'

// Chromium as root in a container, and without its calls home, which a closed network refuses one by one.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * The product as a customer starts it, on a database of its own. Call it at a test file's top level; it ends after it.
 * `fill`: puts something into the database before
 */
export async function startProduct(fill?: (url: string) => Promise<void>): Promise<string> {
  const { url } = await freshDatabase()
  await fill?.(url)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-web-'))
  const env = { ...process.env, DATABASE_URL: url, BATON_DATA: folder, PORT: '0', LOG_LEVEL: 'warn' }
  const server = spawn(process.execPath, ['bin/baton.mjs', 'start', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  afterAll(async () => {
    server.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout.on('data', (data) => {
      printed += String(data)
      const address = /"address":"([^"]+)"/.exec(printed)?.[1]
      if (address) resolve(address)
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
}

export interface Visitor {
  page: Page
  /** what went wrong in the page: thrown errors, failures of the server, refusals of the Content-Security-Policy */
  mishaps: string[]
}

/** A browser for the test file, opened at its top level; each visitor has a fresh profile. */
export async function openBrowser() {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: flags })
  afterAll(() => browser.close())
  return async (base: string, options: BrowserContextOptions = {}): Promise<Visitor> => {
    const context = await browser.newContext({
      baseURL: base,
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    // met in a second or two; a busy machine may take long, and only what fails waits that long
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    const mishaps: string[] = []
    page.on('pageerror', (error) => mishaps.push(error.message))
    page.on('console', (message) => {
      if (/Content.Security.Policy|Minified React|Warning:/i.test(message.text()))
        mishaps.push(message.text())
    })
    page.on('response', (response) => {
      if (response.status() >= 500) mishaps.push(`${response.status()} ${response.url()}`)
    })
    return { page, mishaps }
  }
}
