import { createReadStream } from 'node:fs'
import { access, readFile, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { v7 as uuid } from 'uuid'
import { askImport, uploadFolder } from '#journey/capture/import.child.ts'
import { describeFiles } from '#journey/capture/import.actions.ts'
import { addImport, changeImport, listImports, NO_COUNTS, readImport } from '#journey/capture/import.store.ts'
import { parseMapping } from '#journey/capture/import/mapping-file.ts'
import { sentenceOf } from '#journey/capture/import/problem.ts'
import { receiveFiles } from '#journey/capture/upload.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import { invalid, refused } from '#work/respond.ts'
import type { ImportPreview, ImportView } from '#journey/capture/contract.ts'
import type { ImportStart } from '#journey/capture/import.contract.ts'
import type { StoredImport } from '#journey/capture/import.store.ts'
import type { Answer, Request } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

/** POST /api/imports: files as multipart/form-data (a .yaml among them is the mapping); nothing is taken in yet. */
export async function uploadImport(services: Services, request: Request): Promise<Answer> {
  const id = uuid()
  const folder = uploadFolder(services, id)
  const received = await receiveFiles(request.stream, request.headers.get('content-type'), folder)
  if ('problem' in received) return invalid([{ field: 'body', message: received.problem }])
  const mapping = received.paths.find((path) => /\.ya?ml$/i.test(path))
  const paths = received.paths.filter((path) => path !== mapping)
  const asked =
    paths.length === 0
      ? { problem: 'holds a mapping, but no file to read with it' }
      : await askImport(services, ['--preview', ...(mapping ? ['--mapping', mapping] : []), ...paths])
  if ('problem' in asked) {
    await rm(folder, { recursive: true, force: true })
    return invalid([{ field: 'body', message: asked.problem.replaceAll(`${folder}/`, '') }])
  }
  const preview = { ...(asked.value as ImportPreview), id }
  await addImport(services.db, {
    id,
    files: await describeFiles(paths),
    mapping: mapping ? await readFile(mapping, 'utf8') : preview.mapping,
    status: 'uploaded',
    run: 0,
    dryRun: false,
    startedAt: services.now(),
    totalRows: preview.totalRows,
    position: 0,
    counts: NO_COUNTS,
  })
  return { status: 201, body: preview, headers: { location: `/api/imports/${id}` } }
}

/** POST /api/imports/{id}/start: queued; the server takes one import after the other (import.child.ts). */
export async function startImport(services: Services, request: Request): Promise<Answer> {
  const { mapping, dryRun } = request.body as ImportStart
  const one = await readImport(services.db, request.params.id!)
  if (!one) return notFound()
  const read = mapping.trim() === '' ? null : parseMapping(mapping)
  if (read && !read.ok) {
    return invalid(read.problems.map((problem) => ({ field: 'mapping', message: sentenceOf(problem) })))
  }
  if (one.status === 'done' && !one.dryRun)
    return invalid([{ field: 'id', message: 'is of an import that is done' }])
  const changed = {
    mapping: read ? mapping : one.mapping,
    dryRun,
    status: 'running' as const,
    run: one.run + 1,
    startedAt: services.now(),
    finishedAt: null,
    refusedFile: null,
    problem: null,
  }
  // one that was cancelled goes on where it was, unless its mapping is another one now
  const goesOn = one.position > 0 && !dryRun && changed.mapping === one.mapping
  const fresh = goesOn ? { startedAt: one.startedAt } : { position: 0, counts: NO_COUNTS }
  const during: StoredImport['status'][] = ['uploaded', 'done', 'failed', 'cancelled']
  const started = await changeImport(services.db, one, { ...changed, ...fresh }, during)
  if (!started) return invalid([{ field: 'id', message: 'is of an import that is running' }])
  return viewOf(services, one.id)
}

/** POST /api/imports/{id}/cancel: the transaction under way notices and is undone; what came before it stays. */
export async function cancelImport(services: Services, request: Request): Promise<Answer> {
  const one = await readImport(services.db, request.params.id!)
  if (!one) return notFound()
  const finishedAt = services.now()
  await changeImport(services.db, { id: one.id }, { status: 'cancelled', finishedAt }, [
    'uploaded',
    'running',
  ])
  return viewOf(services, one.id)
}

/** GET /api/imports, newest first */
export async function imports(services: Services, request: Request): Promise<Answer> {
  const { limit, cursor } = request.query as { limit: number; cursor?: string }
  const before = cursor === undefined ? [null] : decodeCursor(cursor, ['uuid'])
  if (!before) return invalid([{ field: 'cursor', message: 'is not a cursor of this list' }])
  const found = await listImports(services.db, before[0], limit + 1)
  const items = found.slice(0, limit)
  const next = found.length > limit ? encodeCursor([items.at(-1)!.id]) : null
  return { status: 200, body: { items: items.map(view), next } }
}

/** GET /api/imports/{id} */
export function oneImport(services: Services, request: Request): Promise<Answer> {
  return viewOf(services, request.params.id!)
}

/** GET /api/imports/{id}/refused: the refused rows as CSV, with the reason for each */
export async function refusedFile(services: Services, request: Request): Promise<Answer> {
  const one = await readImport(services.db, request.params.id!)
  const path = one?.refusedFile ?? null
  const there =
    path !== null &&
    (await access(path).then(
      () => true,
      () => false,
    ))
  if (!there) return refused({ refused: 'not_found', detail: 'This import has no file of refused rows.' })
  return {
    status: 200,
    stream: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="refused-${one!.id}.csv"`,
    },
  }
}

async function viewOf(services: Services, id: string): Promise<Answer> {
  const one = await readImport(services.db, id)
  return one ? { status: 200, body: view(one) } : notFound()
}

function notFound(): Answer {
  return refused({ refused: 'not_found', detail: 'There is no such import.' })
}

function view(one: StoredImport): ImportView {
  const { id, status, dryRun, counts, totalRows, problem } = one
  return {
    id,
    files: one.files.map(({ name, size }) => ({ name, size })),
    status,
    dryRun,
    startedAt: new Date(one.startedAt).toISOString(),
    finishedAt: one.finishedAt === null ? null : new Date(one.finishedAt).toISOString(),
    counts,
    totalRows,
    refusedFile: one.refusedFile !== null,
    problem,
  }
}
