import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { api } from '../../src/api.ts'
import { testServer } from '../support/server.ts'

const { ask } = await testServer()
const { body: document } = await ask('GET', '/openapi.json')

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; schema: object; required: boolean }[]
  requestBody?: { content: Record<string, { schema?: object }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: object }> }>
}

const operations = Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

describe('given /openapi.json', () => {
  test('then it says that it is OpenAPI 3.1, of something', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\.\d$/),
      info: { title: expect.any(String), version: expect.any(String) },
    })
  })

  test('then every route of the table is in it, and nothing else under /api', () => {
    const documented = operations
      .map(({ path, method }) => `${method.toUpperCase()} ${path}`)
      .filter((one) => one.includes('/api'))
    const ours = api.filter(({ path }) => path.startsWith('/api'))
    expect(documented.sort()).toEqual(ours.map((row) => `${row.method} ${row.path}`).sort())
  })

  test('then operations are named once, and their path parameters are declared', () => {
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const declared = operation.parameters.filter((one) => one.in === 'path')
      expect(declared.map((one) => one.name)).toEqual(inPath)
      expect(declared.every((one) => one.required)).toBe(true)
      expect(Object.keys(operation.responses).every((status) => /^[1-5](\d\d|XX)$/.test(status))).toBe(true)
      expect(Object.values(operation.responses).every((response) => response.description !== '')).toBe(true)
    }
  })

  test('then every schema in it is a JSON Schema of the 2020 draft', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    for (const { operation } of operations) {
      const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((one) =>
        Object.values(one?.content ?? {}),
      )
      const schemas = [
        ...contents.map(({ schema }) => schema),
        ...operation.parameters.map(({ schema }) => schema),
      ]
      for (const schema of schemas) {
        if (schema) expect(ajv.validateSchema(schema) ? null : ajv.errorsText()).toBeNull()
      }
    }
  })

  test('then what it points at is there', () => {
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
      expect(document.components.schemas).toHaveProperty(name!)
    }
  })

  test('then health, metrics and the documents answer', async () => {
    expect((await ask('GET', '/healthz')).status).toBe(200)
    expect((await ask('GET', '/metrics')).text).toMatch(/^baton_clocks_due \d+$/m)
    expect((await ask('GET', '/docs')).text).toContain('/api/leads')
    expect((await ask('GET', '/docs/problems')).text).toContain('not_offered')
    expect((await ask('GET', '/api/nothing')).body.code).toBe('not_found')
  })
})
