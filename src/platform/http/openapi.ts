import { z } from 'zod'
import { Problem } from '#platform/http/contract.ts'
import type { Route } from '#platform/http/route.ts'

/** OpenAPI 3.1 from the same table and schemas that route and validate. */
export function openApi(routes: Pick<Route<never>, Exclude<keyof Route<never>, 'handle'>>[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const problemAnswer = {
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }
    const operation = {
      summary: route.summary,
      operationId: operationId(route.method, route.path),
      tags: [route.path.split('/')[2] ?? 'server'],
      'x-permission': route.permission,
      parameters: [
        ...pathParameters(route.path),
        ...queryParameters(route.query),
        ...headerParameters(route.method),
      ],
      ...(route.body
        ? { requestBody: { required: true, content: { 'application/json': { schema: input(route.body) } } } }
        : {}),
      ...(route.takes === 'stream'
        ? {
            requestBody: {
              required: true,
              content: {
                [route.path.endsWith('batch') ? 'application/x-ndjson' : 'multipart/form-data']: {},
              },
            },
          }
        : {}),
      responses: {
        '2XX': {
          description: 'Done',
          ...(route.answer
            ? { content: { [route.produces ?? 'application/json']: { schema: output(route.answer) } } }
            : {}),
        },
        '4XX': { description: 'Refused, with the reason', ...problemAnswer },
      },
    }
    ;(paths[route.path] ??= {})[route.method.toLowerCase()] = operation
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Baton',
      version: '1',
      description: 'The lead system of record. Moments are ISO 8601 in UTC.',
    },
    paths,
    components: { schemas: { Problem: output(Problem) } },
  }
}

function operationId(method: string, path: string): string {
  return `${method.toLowerCase()}${path.replaceAll(/[^A-Za-z]+(\w)/g, (_all, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, '')}`
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters(query: z.ZodType | undefined): object[] {
  if (!query) return []
  const { properties = {}, required = [] } = input(query) as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function headerParameters(method: string): object[] {
  if (method !== 'POST') return []
  return [
    { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } },
  ]
}

function input(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
}

function output(schema: z.ZodType): object {
  return z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
}
