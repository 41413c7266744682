import { describe, expect, test } from 'vitest'
import { cardHash } from '#journey/learning/workspace/training.ts'
import {
  claimTraining,
  endTraining,
  insertTraining,
  readTraining,
} from '#journey/learning/workspace/scorecards.store.ts'
import { openDatabase } from '#platform/database.ts'
import { trainOn, type Asked } from '#journey/learning/workspace/train.rules.ts'
import { company, KNOWN } from '../learning/workspace/company.ts'
import { defaultRules } from '../support/cast.ts'
import { expectAccessible } from './axe.ts'
import { openBrowser, startProduct } from './product.ts'

const asked: Asked = { outcome: 'opportunity', moment: 'entry', horizonDays: 180, exclude: [], keep: [] }
const leftOut = { never: 0, decided: 3, over: 12, censored: 400, unreadable: 0 }
const CARD = '00000000-0000-7000-8000-0000000000ca'

const base = await startProduct(async (url) => {
  const db = openDatabase(url, { max: 2 })
  const leaking = company(5_000, KNOWN, undefined, (came, random) =>
    came && random() < 0.9 ? { 'lead.need': 'contract sent' } : {},
  )
  const data = { passes: 5_415, late: 7, oneIn: 1, leftOut }
  const training = trainOn(leaking, { asked, rules: defaultRules, data })
  const at = Date.now() - 3_600_000
  await insertTraining(db, { id: CARD, asked, by: 'baton', at })
  await claimTraining(db, (await readTraining(db, CARD))!, at)
  await endTraining(db, CARD, 'done', at, { result: training, hash: cardHash(training) })
  await db.close()
})
const visit = await openBrowser()

describe('given a card that was learned', () => {
  test('when its page is opened, then verdict, points, leaks and dead rules are there, and it is accessible', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/agreement/score')
    await page.getByRole('heading', { name: 'The card tells more than the signed rules' }).waitFor()
    await page.getByText('Everybody begins with').waitFor()
    await page.getByRole('rowheader', { name: 'Works for a competitor' }).waitFor()
    const leaks = page.getByRole('listitem').filter({ hasText: 'excluded' })
    expect(await leaks.allTextContents()).toEqual([expect.stringContaining('Need')])
    await expectAccessible(page, '/agreement/score')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when it is proposed, then a draft is open whose rules are the card’s, and the card leads to it', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/agreement/score')
    await page.getByRole('button', { name: 'Make a draft of it' }).click()
    await page.waitForURL(/agreement\/drafts\//)
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const draft = (await (await fetch(`${base}/api/agreements/drafts/${id}`)).json()) as { text: string }
    expect(draft.text).toContain('learned_touch_demo_requested')
    await page.goto('/agreement/score')
    await page.getByRole('link', { name: 'Open the draft' }).click()
    await page.waitForURL(new RegExp(`drafts/${id}`))
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when a card is learned from an empty workspace, then the page says that outcomes are missing, and how many', async () => {
    const { page, mishaps } = await visit(base)
    await page.goto('/agreement/score')
    await page.getByLabel('Foretell').selectOption({ label: 'a customer' })
    await page.getByRole('button', { name: 'Learn a score' }).click()
    await page.getByRole('heading', { name: 'Too few outcomes to learn from' }).waitFor({ timeout: 60_000 })
    await page.getByText(/About 143 more are needed/).waitFor()
    await expectAccessible(page, '/agreement/score, refused')
    expect(mishaps).toEqual([])
    await page.context().close()
  })

  test('when it is read in German, then every word is German', async () => {
    const { page } = await visit(base, { locale: 'de-DE' })
    await page.goto(`/agreement/score?card=${CARD}`)
    await page.getByRole('heading', { name: 'Die Karte sagt mehr als die unterschriebenen Regeln' }).waitFor()
    await page.getByText('Jeder beginnt mit').waitFor()
    await page.context().close()
  })
})
