import busboy from 'busboy'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export const MOST_FILES = 20
export const LARGEST_FILE = 2 * 1024 ** 3

export type Uploaded = { paths: string[] } | { problem: string }

/** Streams the files of a multipart request into a folder; of a refused upload nothing stays. */
export async function receiveFiles(
  stream: ReadableStream<Uint8Array> | null,
  contentType: string | null,
  folder: string,
): Promise<Uploaded> {
  if (!stream || !contentType?.toLowerCase().startsWith('multipart/form-data'))
    return { problem: 'is no multipart/form-data' }
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  const saved: Promise<void>[] = []
  let problem: string | null = null
  try {
    const parser = busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { files: MOST_FILES, fileSize: LARGEST_FILE, fields: 50, fieldSize: 200_000 },
    })
    parser.on('file', (_field, file, { filename }) => {
      const path = join(folder, freeName(paths, filename ?? ''))
      paths.push(path)
      file.on('limit', () => (problem ??= `holds a file over ${LARGEST_FILE / 1024 ** 3} GiB`))
      const written = pipeline(file, createWriteStream(path))
      // awaited below; until then a full disk must not end the process
      written.catch(() => undefined)
      saved.push(written)
    })
    parser.on('filesLimit', () => (problem ??= `holds more than ${MOST_FILES} files`))
    await pipeline(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]), parser)
    await Promise.all(saved)
  } catch (error) {
    // what the parser says of a broken form is for its sender; a disk that fails is not
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error
    problem ??= `cannot be read: ${(error as Error).message}`
  } finally {
    await Promise.allSettled(saved)
  }
  if (problem === null && paths.length === 0) problem = 'holds no file'
  if (problem === null) return { paths }
  await rm(folder, { recursive: true, force: true })
  return { problem }
}

/** A name that is safe on every system, whatever the sender called the file, and not taken. */
function freeName(taken: string[], given: string): string {
  const base = given.split(/[\\/]/).at(-1)!
  const safe = base
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ ()+-]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(-120)
  const name = safe || 'file.csv'
  const isTaken = taken.some((path) => path.toLowerCase().endsWith(`/${name}`.toLowerCase()))
  return isTaken ? `${taken.length + 1} ${name}` : name
}
