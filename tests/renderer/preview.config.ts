import { tmpdir } from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The real pages over a bridge of made-up answers. Only for looking and for tests; never shipped. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'preview'),
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: process.env['SATANG_PREVIEW'] ?? path.join(tmpdir(), 'satang-preview'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
  },
})
