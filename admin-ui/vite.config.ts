// Builds the admin UI to static files in admin-ui/dist, and serves it with hot reloading while it is worked on.
import { defineConfig, type Plugin } from 'vite'

/** Where `vite` finds the server while the UI is worked on. */
const SERVER = process.env.MOCKHOST_URL ?? 'http://localhost:4000'
const API = ['/api', '/healthz', '/readyz', '/metrics', '/@']

/** The words of the components in thirty languages would be half of what a page loads; the UI speaks one. */
const onlyEnglish: Plugin = {
  name: 'only-english',
  enforce: 'pre',
  load(id) {
    const language = /\/dist\/intl\/[\w-]+\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1]
    return language && language !== 'en-US' ? 'export default {}' : undefined
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [onlyEnglish],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // What is inlined as data would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: false,
    rolldownOptions: {
      // Libraries say "use client" for servers that render, and this app has none.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
    },
  },
  server: {
    proxy: Object.fromEntries(API.map((path) => [path, { target: SERVER, changeOrigin: false }])),
  },
})
