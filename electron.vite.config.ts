import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// everything is bundled except what cannot be: the program itself and the native engine
const external = ['electron', 'better-sqlite3', /^node:/]

export default defineConfig({
  main: {
    build: {
      // the oldest runtime it has to run in is Electron 33
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: {
          main: 'src-main/main.ts',
          thread: 'src-main/database/thread.ts',
          'import-thread': 'src-main/features/imports/import.thread.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external,
        input: { preload: 'src-main/door/preload.ts' },
        // a sandboxed preload is CommonJS in one file
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      // no font or picture inside the scripts: the page's policy allows its own files
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2_000,
      rollupOptions: { input: 'src-renderer/index.html' },
    },
  },
})
