import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { LANGUAGES, type Language } from '#platform/language.contract.ts'
import type { Hono } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

interface File {
  type: string
  plain: Buffer
  gzip: Buffer | null
  brotli: Buffer | null
}

/**
 * Serves the built web app; every address that is no file is a screen, so it gets the index.html of the language that its
 * reader speaks, whose scripts are of that language. Each file is compressed once, when it is first asked for. Hashed
 * names never change, so browsers keep them for a year.
 */
export function staticFiles(
  app: Hono,
  folder: string,
  spoken: (headers: Headers) => Promise<Language>,
): void {
  const files = new Map<string, File | null>()
  app.get('*', async (context) => {
    const wanted = decoded(context.req.path)
    if (wanted === null) return context.text('Not found', 404)
    const name = path.normalize(wanted).replace(/^[/\\]+/, '')
    // /team/anna.berg is a screen: only what a built app holds is a file
    const isFile = Object.hasOwn(types, path.extname(name))
    const file = isFile
      ? findInAny(files, folder, name)
      : findPage(files, folder, await spoken(context.req.raw.headers), wanted)
    if (!file)
      return context.text(isFile ? 'Not found' : 'The web app is not built: npm start builds it', 404)
    const accepts = context.req.header('accept-encoding') ?? ''
    const headers: Record<string, string> = {
      'content-type': file.type,
      vary: isFile ? 'accept-encoding' : 'accept-encoding, accept-language, cookie',
      'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      // what the built app has in no folder is for pages of others as well: the element of forms
      ...(/^[\w-]+\.js$/.test(name) && { 'cross-origin-resource-policy': 'cross-origin' }),
    }
    if (file.brotli && /\bbr\b/.test(accepts))
      return send(file.brotli, { ...headers, 'content-encoding': 'br' })
    if (file.gzip && /\bgzip\b/.test(accepts))
      return send(file.gzip, { ...headers, 'content-encoding': 'gzip' })
    return send(file.plain, headers)
  })
}

/** null: a percent sign that begins no UTF-8 character */
function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    return null
  }
}

/** The page, which names what its screen needs besides, so that it comes without being asked for by a script. */
function findPage(
  files: Map<string, File | null>,
  folder: string,
  language: Language,
  address: string,
): File | null {
  const page = find(files, folder, path.join(language, 'index.html'))
  const list = page && find(files, folder, path.join(language, 'screens.json'))
  if (!list) return page
  const screen = (JSON.parse(list.plain.toString()) as Screen[]).find((one) => isAt(one.address, address))
  if (!screen) return page
  const name = path.join(language, `index.html ${screen.address}`)
  const known = files.get(name)
  if (known) return known
  const plain = Buffer.from(
    page.plain.toString().replace('</head>', `${screen.files.map(linkTo).join('')}</head>`),
  )
  const made = { ...page, plain, gzip: gzipSync(plain), brotli: brotliCompressSync(plain) }
  files.set(name, made)
  return made
}

/** One line of screens.json, which the build writes: `address` as the router has it, /leads/$id. */
interface Screen {
  address: string
  files: string[]
}

function isAt(pattern: string, address: string): boolean {
  const parts = address.replace(/\/$/, '').split('/')
  const wanted = pattern.split('/')
  return (
    parts.length === wanted.length && wanted.every((part, i) => part.startsWith('$') || part === parts[i])
  )
}

function linkTo(file: string): string {
  return file.endsWith('.css')
    ? `<link rel="preload" as="style" crossorigin href="/${file}">`
    : `<link rel="modulepreload" crossorigin href="/${file}">`
}

/** A script's name says its content, so whichever language has it has the right one. */
function findInAny(files: Map<string, File | null>, folder: string, name: string): File | null {
  for (const language of LANGUAGES) {
    const file = find(files, folder, path.join(language, name))
    if (file) return file
  }
  return null
}

function find(files: Map<string, File | null>, folder: string, name: string): File | null {
  const known = files.get(name)
  if (known !== undefined) return known
  const file = read(folder, name)
  // what is missing now may be built later
  if (file) files.set(name, file)
  return file
}

function read(folder: string, name: string): File | null {
  const full = path.join(folder, name)
  // `name` is normalised; this keeps the folder's own name from being a prefix of another
  if (!full.startsWith(folder + path.sep)) return null
  try {
    const plain = fs.readFileSync(full)
    const type = types[path.extname(name)] ?? 'application/octet-stream'
    const text = /text|json|svg|javascript/.test(type) && plain.length > 1_000
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
    // the build has taken its time over it: seven per cent smaller than what can be made while somebody waits
    const built = fs.existsSync(`${full}.br`) ? fs.readFileSync(`${full}.br`) : null
    return {
      type,
      plain,
      gzip: text ? gzipSync(plain) : null,
      brotli: built ?? (text ? brotliCompressSync(plain, quality) : null),
    }
  } catch {
    return null
  }
}

function send(body: Buffer, headers: Record<string, string>): Response {
  return new Response(new Uint8Array(body), { headers })
}
