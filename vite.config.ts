import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Nothing is inlined (no data: URLs, no scripts in the page), so that the server can send a strict
// Content-Security-Policy.
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4380' } },
})
