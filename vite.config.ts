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
    plugins: [react(), pageLanguage, compressed],
    define: { __LANGUAGE__: JSON.stringify(language) },
    build: {
      outDir: `../../dist/web/${language}`,
      emptyOutDir: true,
      target: 'es2023',
      // nothing is inlined (no data: addresses, no scripts in the page): a strict Content-Security-Policy holds
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
    server: { proxy: { '/api': 'http://127.0.0.1:4380' } },
  }
})

const pageLanguage = {
  name: 'page-language',
  transformIndexHtml: (html: string) => html.replace('<html lang="en"', `<html lang="${language}"`),
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
