import { expect } from 'vitest'
import { settleGrain } from '#journey/measure/grain/refresh.ts'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

interface Step {
  stage: string
  entered: number
  moved: { hits: number } | null
  open: number
  left: { hits: number }
}

/** When somebody looks at the funnel and the river, then every number has as many leads behind it as it says. */
export async function walkFunnel(ask: Server['ask'], services: Server['services']): Promise<void> {
  await settleGrain(services)
  const { body: choices } = await ask('GET', '/api/measure/choices')
  expect(choices.stages.length).toBeGreaterThan(2)
  const { body: funnel } = await ask('GET', '/api/measure/funnel?by=source')
  const steps = funnel.steps as Step[]
  expect(steps[0]!.entered).toBeGreaterThan(0)
  const behind = async (step: Step, came: string): Promise<number> => {
    const { body } = await ask('GET', `/api/measure/leads?limit=200&stage=${step.stage}&came=${came}`)
    return body.items.length
  }
  for (const step of steps) {
    expect(step.entered).toBe((step.moved?.hits ?? 0) + step.open + step.left.hits)
    expect(await behind(step, 'entered')).toBe(step.entered)
    expect(await behind(step, 'left')).toBe(step.left.hits)
    if (step.moved) expect(await behind(step, 'moved')).toBe(step.moved.hits)
  }
  const rows = funnel.rows as { overall: { entered: number } }[]
  expect(rows.reduce((sum, { overall }) => sum + overall.entered, 0)).toBe(funnel.overall.entered)
  const { body: river } = await ask('GET', '/api/measure/river')
  const flows = river.flows as { from: string; to: string; n: number }[]
  const springs = flows.filter(({ from }) => from.startsWith('source:'))
  expect(springs.reduce((sum, { n }) => sum + n, 0)).toBe(funnel.overall.entered)
  const { body: page } = await ask('GET', `/api/measure/leads?limit=1&stage=${steps[0]!.stage}`)
  const { body: next } = await ask(
    'GET',
    `/api/measure/leads?limit=1&stage=${steps[0]!.stage}&cursor=${page.next}`,
  )
  expect(next.items[0].id).not.toBe(page.items[0].id)
  const { body: earlier } = await ask(
    'GET',
    '/api/measure/funnel?from=2026-01-01&against=before&period=event',
  )
  expect(earlier.against.steps.length).toBe(steps.length)
  for (const [path, field] of [
    ['/api/measure/funnel?against=before', 'against'],
    ['/api/measure/funnel?market=moon', 'market'],
    ['/api/measure/funnel?from=2026-02-01&to=2026-01-01', 'to'],
    ['/api/measure/river?asOf=yesterday', 'asOf'],
    ['/api/measure/leads?stage=moon', 'stage'],
    [`/api/measure/leads?stage=${steps[0]!.stage}&came=to.moon`, 'came'],
    [`/api/measure/leads?stage=${steps[0]!.stage}&cursor=made-up`, 'cursor'],
  ]) {
    const { status, body } = await ask('GET', path!)
    expect([path, status, body.errors?.[0]?.field]).toEqual([path, 422, field])
  }
}
