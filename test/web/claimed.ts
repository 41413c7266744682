import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { freshDatabase } from '../support/database.ts'

export const ADMIN = { name: 'Ada Quill', email: 'ada@lumen.example', password: 'seven green kettles 41' }
export const REP = { name: 'Rea Sund', email: 'rea@lumen.example', password: 'a lamp under nine bridges' }

type Environment = Record<string, string>

/**
 * The product under a name, as passkeys need it, with the link that it prints for its first admin.
 * @param more further variables, for the address that it will have
 */
export async function startClaimable(
  more: (base: string) => Environment | Promise<Environment> = () => ({}),
): Promise<{ base: string; claim: string }> {
  const { url } = await freshDatabase()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baton-web-'))
  const port = await freePort()
  const base = `http://localhost:${port}`
  const own = {
    DATABASE_URL: url,
    BATON_DATA: folder,
    PORT: String(port),
    BATON_URL: base,
    LOG_LEVEL: 'warn',
  }
  const server = spawn(process.execPath, ['bin/baton.mjs', 'start', '--json'], {
    env: { ...process.env, ...own, ...(await more(base)) },
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
      const claim = /"url":"([^"]+)"/.exec(printed)?.[1]
      if (claim) resolve({ base, claim })
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export async function claimOnScreen(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Your name').fill(ADMIN.name)
  await page.getByLabel('E-mail').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: 'Claim this workspace' }).click()
  await page.waitForURL('**/people')
}

export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(who.email)
  await page.getByLabel('Password', { exact: true }).fill(who.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signOut(page: Page, name: string): Promise<void> {
  await page
    .getByRole('complementary')
    .getByRole('button', { name: new RegExp(name) })
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
}
