import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// one build per language: bin/build.mjs makes them all, `vite` alone the one that is named here
const language = process.env.BATON_WEB_LANGUAGE ?? 'en'

export default defineConfig(({ command }) => {
  // A build that a test run starts inherits NODE_ENV=test, and would ship React's development code.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: 'src/web',
    plugins: [react(), pageLanguage],
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
