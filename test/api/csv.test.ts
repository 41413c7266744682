import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { testServer } from '../support/server.ts'

const { app, ask } = await testServer()
const host = 'localhost:4380'

async function file(
  path: string,
): Promise<{ text: string; rows: Record<string, string>[]; headers: Headers }> {
  const response = await app.request(path, { headers: { host } })
  const text = await response.text()
  return { text, rows: parse(text, { columns: true, bom: true }), headers: response.headers }
}

describe('given more leads than a page holds', () => {
  test('when the list is asked for as a file, then every lead is there once, in the order of the list', async () => {
    for (let i = 0; i < 7; i++) {
      const lines = Array.from({ length: 30 }, (_, n) =>
        JSON.stringify({ email: `p${i}-${n}@csv.example`, company: `C${n}` }),
      )
      await (await app.request('/api/leads/batch', { method: 'POST', headers: { host, 'content-type': 'application/x-ndjson', 'idempotency-key': `csv-${i}` }, body: lines.join('\n') })).text() // prettier-ignore
    }
    const { rows, headers } = await file('/api/leads?format=csv&sort=name')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe('attachment; filename="leads.csv"')
    expect(new Set(rows.map((row) => row['id'])).size).toBe(210)
    expect(rows.length).toBe(210)
    const listed: string[] = []
    for (let next: string | null = ''; next !== null;) {
      const { body } = await ask('GET', `/api/leads?sort=name&limit=50${next && `&cursor=${next}`}`)
      listed.push(...body.items.map(({ id }: { id: string }) => id))
      next = body.next
    }
    expect(rows.map((row) => row['id'])).toEqual(listed)
    expect(rows[0]).toHaveProperty(['stage.name'])
  })

  test('when filters stand in the address, then the file holds what the list holds', async () => {
    const { rows } = await file('/api/leads?format=csv&q=p3-7@csv')
    expect(rows.map((row) => row['email'])).toEqual(['p3-7@csv.example'])
    expect((await ask('GET', '/api/leads?format=csv&sort=nonsense')).status).toBe(422)
  })
})

describe('given text that a spreadsheet would run', () => {
  test('when it is exported, then it is text; commas, quotes and lines stay within their cell', async () => {
    await ask('POST', '/api/leads', {
      email: 'evil@csv.example',
      company: '=HYPERLINK("http://x","a,b")\nnext',
    })
    const { text, rows } = await file('/api/leads?format=csv&q=evil@csv')
    expect(rows[0]!['company']).toMatch(/^'=HYPERLINK\("http:\/\/x","a,b"\)/)
    expect(text).toContain(`"'=HYPERLINK(""http`)
  })
})

describe('given a report', () => {
  test('when it is asked for as a file, then its columns and rows are those of the report', async () => {
    const { body } = await ask('GET', '/api/reports/funnel')
    const { rows } = await file('/api/reports/funnel?format=csv')
    expect(rows.length).toBe(body.rows.length)
    expect(Object.keys(rows[0]!)).toEqual(body.columns.map(({ name }: { name: string }) => name))
  })
})

describe('given an answer that is more than a list', () => {
  test('when the team is asked for as a file, then each person is a row with their figures', async () => {
    const { body } = await ask('GET', '/api/team?team=sales')
    const { rows, headers } = await file('/api/team?team=sales&format=csv')
    expect(headers.get('content-disposition')).toBe('attachment; filename="team.csv"')
    expect(rows.map(({ id }) => id)).toEqual(body.people.map(({ id }: { id: string }) => id))
    expect(rows.length).toBeGreaterThan(1)
    expect(rows[0]).toHaveProperty(['accepted.share'])
  })
})
