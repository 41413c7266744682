import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// one build per language: bin/build.mjs makes them all, `vite` alone the one that is named here
const language = process.env.BATON_WEB_LANGUAGE ?? 'en'

export default defineConfig(({ command }) => {
  // A build that a test run starts inherits NODE_ENV=test, and would ship React's development code.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: 'src/web',
    plugins: [react(), pageLanguage, screens, compressed],
    define: { __LANGUAGE__: JSON.stringify(language) },
    build: {
      outDir: `../../dist/web/${language}`,
      emptyOutDir: true,
      target: 'es2023',
      // nothing is inlined (no data: addresses, no scripts in the page): a strict Content-Security-Policy holds
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Left to itself it makes a piece for each set of screens that share something: a first visit took 35 of them, six
      // at a time. One for what every screen needs, and a few for what some share, came to a dozen and to fewer bytes.
      rolldownOptions: {
        output: {
          codeSplitting: { groups: PIECES },
          // otherwise named after every screen that shares it
          chunkFileNames: ({ name }) => `assets/${name.split('~')[0]}-[hash].js`,
        },
      },
      chunkSizeWarningLimit: 600,
    },
    server: { proxy: { '/api': 'http://127.0.0.1:4380' } },
  }
})

const PIECES = [
  { name: 'base', tags: ['$initial' as const] },
  {
    name: 'shared',
    test: /src\/web\/(?!agreement\/)/,
    minShareCount: 3,
    entriesAware: true,
    entriesAwareMergeThreshold: 8_000,
  },
]

const pageLanguage = {
  name: 'page-language',
  transformIndexHtml: (html: string) => html.replace('<html lang="en"', `<html lang="${language}"`),
}

interface Piece {
  type: string
  moduleIds?: string[]
  imports?: string[]
  viteMetadata?: { importedCss: Set<string> }
}

const SCREEN = /path: '(\/[^']+)',(?:(?!createRoute)[\s\S])*?import\('([^']+)'\)/g

/**
 * What the first visit to each screen needs besides the page itself, as screens.json: the server names it in the page, so
 * that it is on its way before the first script has said which screen it is. Addresses and screens are read from src/web/routes.
 */
const screens = {
  name: 'screens',
  apply: 'build' as const,
  writeBundle({ dir }: { dir?: string }, bundle: Record<string, Piece>) {
    if (dir === undefined) return
    const page = fs.readFileSync(path.join(dir, 'index.html'), 'utf8')
    const folder = path.resolve('src/web/routes')
    const found = fs
      .readdirSync(folder)
      .flatMap((file) => [...fs.readFileSync(path.join(folder, file), 'utf8').matchAll(SCREEN)])
    // written another way, they would be found no more, and every first visit would be slower without a sign
    if (found.length === 0) throw new Error('no screen was found in src/web/routes')
    const list = found.map(([, address, file]) => {
      const module = path.resolve(folder, file!)
      const first = Object.keys(bundle).find((name) => bundle[name]!.moduleIds?.includes(module))
      const needed = first === undefined ? [] : [...closure(bundle, first)]
      const styles = needed.flatMap((name) => [...(bundle[name]!.viteMetadata?.importedCss ?? [])])
      return { address, files: [...needed, ...new Set(styles)].filter((name) => !page.includes(name)) }
    })
    fs.writeFileSync(path.join(dir, 'screens.json'), JSON.stringify(list))
  },
}

function closure(bundle: Record<string, Piece>, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name) || bundle[name] === undefined) return seen
  seen.add(name)
  for (const one of bundle[name].imports ?? []) closure(bundle, one, seen)
  return seen
}

/** Beside each script and style its smallest form: three seconds here, which nobody should wait for at a first visit. */
const compressed = {
  name: 'compressed',
  apply: 'build' as const,
  writeBundle({ dir }: { dir?: string }, bundle: Record<string, unknown>) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    for (const name of Object.keys(bundle)) {
      if (dir === undefined || !/\.(js|css)$/.test(name)) continue
      const file = path.join(dir, name)
      fs.writeFileSync(`${file}.br`, brotliCompressSync(fs.readFileSync(file), { params }))
    }
  },
}
