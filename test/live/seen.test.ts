import { describe, expect, test } from 'vitest'
import { isOvertaken, needsToSee } from '#work/seen.rules.ts'
import { testServer } from '../support/server.ts'

const { ask } = await testServer()

test('given what came since somebody looked, then only decisions of others, or of a time limit, stand in the way', () => {
  const fact = (kind: string, by: string) => ({ kind, fact: true, by })
  const ruling = (kind: string) => ({ kind, fact: false, by: 'agreement' })
  expect(isOvertaken([], 'person:me')).toBe(false)
  expect(isOvertaken([fact('TouchHappened', 'api'), ruling('ScoreChanged')], 'person:me')).toBe(false)
  expect(isOvertaken([fact('LeadRated', 'person:other')], 'person:me')).toBe(false)
  expect(isOvertaken([fact('LeadDisqualified', 'person:other')], 'person:me')).toBe(true)
  expect(isOvertaken([fact('HandoffAccepted', 'person:me'), ruling('StageEntered')], 'person:me')).toBe(false)
  expect(isOvertaken([ruling('HandoffExpired')], 'person:me')).toBe(true)
  expect(needsToSee('assign')).toBe(true)
  expect(needsToSee('touches')).toBe(false)
})

describe('given a lead that two people look at', () => {
  test('when one assigns it, then the other’s assignment is refused and not written over it; a note is not', async () => {
    const { body: lead } = await ask('POST', '/api/leads', {
      email: 'kim@firm.example',
      firstName: 'Kim',
      company: 'Firm',
      touch: 'demo_requested',
      title: 'VP Operations',
      fields: { employees: 300, budget: true, seniority: 'vp' },
    })
    const { body: page } = await ask('GET', `/api/leads/${lead.id}`)
    const others = ['ines', 'olaf', 'yuki'].filter((id) => id !== page.owner.id)
    const seen = { 'baton-seen': String(page.entries) }
    const assign = (owner: string, by: string, headers: Record<string, string>) =>
      ask('POST', `/api/leads/${lead.id}/assign`, { owner }, { ...headers, 'baton-person': by })
    expect((await assign(others[0]!, 'mara', seen)).status).toBe(200)
    expect(await assign(others[1]!, 'tom', seen)).toMatchObject({
      status: 412,
      body: { code: 'changed_meanwhile' },
    })
    const note = await ask(
      'POST',
      `/api/leads/${lead.id}/touches`,
      { kind: 'note', note: 'Called twice.' },
      { ...seen, 'baton-person': 'tom' },
    )
    expect(note.status).toBeLessThan(300)
    const { body: now } = await ask('GET', `/api/leads/${lead.id}`)
    expect(now.owner.id).toBe(others[0])
    const fresh = { 'baton-seen': String(now.entries) }
    expect((await assign(others[1]!, 'tom', fresh)).status).toBe(200)
    expect((await assign(others[0]!, 'tom', { 'baton-seen': 'much' })).status).toBe(200)
  })
})
