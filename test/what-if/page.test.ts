import fs from 'node:fs'
import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { openBrowser, startProduct } from '../web/product.ts'

const base = await startProduct()
const visit = await openBrowser()
const { page, mishaps } = await visit(base)

const send = async (
  path: string,
  body: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const answer = await page.request.post(base + path, { data: body })
  return { status: answer.status(), body: (await answer.json()) as Record<string, unknown> }
}

describe('what if', () => {
  test('given no leads, the page says what it looks at', async () => {
    await page.goto('/what-if')
    await page.getByRole('heading', { name: 'No leads to try it on' }).waitFor()
  })

  test('given leads, the version in force beside itself changes nothing', async () => {
    for (let i = 0; i < 12; i++) {
      const touch = i % 2 === 0 ? 'demo_requested' : 'website_visited'
      const lead = {
        email: `ada${i}@engines${i}.example`,
        firstName: 'Ada',
        lastName: `Number ${i}`,
        title: 'CEO',
      }
      const { body } = await send('/api/leads', {
        ...lead,
        company: `Engines ${i}`,
        fields: { seniority: 'c_level' },
      })
      await send(`/api/leads/${String(body.id)}/touches`, { kind: touch })
      if (i % 2 === 0) await send(`/api/leads/${String(body.id)}/touches`, { kind: 'contact_requested' })
    }
    await page.waitForTimeout(2_500)
    await page.reload()
    await page.getByText('All 12 leads were counted').waitFor()
    await page.getByText('No lead is gained here.').waitFor()
    await page.getByText('No lead is lost here.').waitFor()
    expect(await page.getByRole('heading', { name: 'What this cannot tell' }).isVisible()).toBe(true)
  })

  test('when a limit is moved, the numbers move and the lost leads are named, with a link', async () => {
    const slider = page.getByRole('slider', { name: /Scores at least 70/ })
    await slider.focus()
    await page.keyboard.press('End')
    const lost = page.getByRole('link', { name: /Ada Number/ }).first()
    await lost.waitFor()
    expect(await lost.getAttribute('href')).toMatch(/^\/leads\/[0-9a-f-]{36}/)
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByText('No lead is lost here.').waitFor()
  })

  test('given a full run over HTTP, it ends with a result that can be read again, and its lists are paged', async () => {
    const text = fs
      .readFileSync('agreements/default.yaml', 'utf8')
      .replaceAll('score.total >= 70', 'score.total >= 110')
    const begun = await send('/api/what-if', { text })
    expect(begun.status).toBe(202)
    const id = String(begun.body.id)
    let run: Record<string, unknown> = begun.body
    for (let i = 0; i < 100 && (run.status === 'waiting' || run.status === 'running'); i++) {
      await page.waitForTimeout(200)
      run = (await (await page.request.get(`/api/what-if/${id}`)).json()) as Record<string, unknown>
    }
    expect(run).toMatchObject({ status: 'done', result: { leads: 12, sampled: null } })
    const list = async (query: string) =>
      (await (await page.request.get(`/api/what-if/${id}/leads?which=lost${query}`)).json()) as {
        items: { id: string; name: string }[]
        next: string | null
      }
    const first = await list('&limit=2')
    expect(first.items).toHaveLength(2)
    const second = await list(`&limit=2&cursor=${first.next}`)
    expect(second.items[0]!.id).not.toBe(first.items[0]!.id)
    expect((await send(`/api/what-if/${id}/cancel`, {})).body.status).toBe('done')
  })

  test('given a text that does not compile, its faults are named; given no such run, 404', async () => {
    const wrong = await send('/api/what-if', { text: 'name: x', sample: true })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect((await send('/api/what-if', { version: 99, sample: true })).status).toBe(404)
    expect((await page.request.get('/api/what-if/00000000-0000-7000-8000-000000000000')).status()).toBe(404)
    expect((await page.request.get('/api/what-if/nonsense')).status()).toBe(404)
  })

  test('light and dark, wide and narrow, axe finds nothing, and nothing went wrong', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1440, 390]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        await page.getByText('All 12 leads were counted').waitFor()
        await page.evaluate(axe.source)
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
          return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}`))
        })
        expect(found).toEqual([])
      }
    }
    expect(mishaps).toEqual([])
  })
})
