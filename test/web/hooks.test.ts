import http from 'node:http'
import { afterAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'
import type { AddressInfo } from 'node:net'

const answers: [number, string][] = []
const receiver = http.createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    const [status, text] = answers.shift() ?? [200, '{"ok":true}']
    response.writeHead(status).end(text)
  })
})
await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
afterAll(() => void receiver.close())
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/in`

const base = await startProduct()
const open = await openBrowser()

describe('given a workspace without other systems', () => {
  test('when one is added, tried and given a new secret, then each secret is shown once and each answer is told', async () => {
    const { page, mishaps } = await open(base)
    await page.goto('/hooks')
    await page.getByRole('heading', { name: 'No other system yet' }).waitFor()
    await expectAccessible(page, 'no other systems')
    await page.getByRole('button', { name: 'Add a system' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').fill('Our CRM')
    await form.getByLabel('Address').fill('no address')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText(/Invalid URL/i).waitFor()
    await form.getByLabel('Address').fill(url)
    await form.getByRole('button', { name: 'Save' }).click()
    const secret = form.getByRole('group', { name: 'Secret' }).locator('code')
    const first = await secret.textContent()
    expect(first).toMatch(/^[\w-]{43}$/)
    await expectAccessible(page, 'a secret that is shown once')
    await page.getByRole('button', { name: 'I have kept it' }).click()

    await page.getByRole('link', { name: 'Our CRM' }).click()
    await page.getByRole('button', { name: 'Send a test call' }).click()
    await page.getByText('An address of a private network, which is not allowed').first().waitFor()
    await page.getByRole('main').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Change' }).click()
    await page.getByRole('switch').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('in our own network', { exact: true }).waitFor()

    answers.push([503, 'we are <b>moving</b> house'])
    await page.getByRole('button', { name: 'Send a test call' }).click()
    await page.getByText('we are <b>moving</b> house').first().waitFor()
    await page.getByText('Broken over there').first().waitFor()
    await expectAccessible(page, 'a test call that failed')
    await page.getByRole('button', { name: 'Send a test call' }).click()
    await page.getByText('The test call was taken').waitFor()
    await page.getByRole('list', { name: 'Calls' }).getByRole('listitem').nth(2).waitFor()

    await page.getByRole('main').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Replace the secret' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Replace the secret' }).click()
    await secret.waitFor()
    expect(await secret.textContent()).not.toBe(first)
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByText('the one before signs too until').waitFor()
    expect(await page.content()).not.toContain(first!)

    await page.getByRole('main').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Remove the system' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the system' }).click()
    await page.getByRole('heading', { name: 'No other system yet' }).waitFor()
    expect(mishaps).toEqual([])
  })
})
