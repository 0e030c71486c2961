// Builds the admin UI to static files in admin-ui/dist, and serves it with hot reloading while it is worked on.
import { builtinModules } from 'node:module'
import { defineConfig, type Plugin } from 'vite'

/** Where `vite` finds the server while the UI is worked on. */
const SERVER = process.env.MOCKHOST_URL ?? 'http://localhost:4000'
/** Mocks are at `/@name`, where Vite has paths of its own too. */
const API = ['/api', '/healthz', '/readyz', '/metrics', '^/@(?!(vite|fs|id)/)']

/** The words of the components in thirty languages would be half of what a page loads; the UI speaks one. */
const onlyEnglish: Plugin = {
  name: 'only-english',
  enforce: 'pre',
  load(id) {
    const language = /\/dist\/intl\/[\w-]+\/([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1]
    return language && language !== 'en-US' ? 'export default {}' : undefined
  },
}

const NOTHING = '\0nothing'
const BUILTIN = new RegExp(`^(node:.*|${builtinModules.join('|')})$`)
/** Listening on ports, Node's own client, and random data of other locales than deployments answer with. */
const NOT_HERE =
  /(^|\/)sdk\/listen\/index\.ts$|^\.\.\/listen\/index\.ts$|^\.\/system\/index\.ts$|\/locale\/(?!en$)\w+$/

/** Previews use the engine as it is; what of it can't be meant in a page is left out. */
const onlyForPages: Plugin = {
  name: 'only-for-pages',
  enforce: 'pre',
  resolveId: (id) => (BUILTIN.test(id) || NOT_HERE.test(id) ? NOTHING : undefined),
  load: (id) => (id === NOTHING ? 'export default {}' : undefined),
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [onlyEnglish, onlyForPages],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // What is inlined as data would need holes in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The engine of previews is large, and loaded when it is asked for.
    chunkSizeWarningLimit: 1_000,
    reportCompressedSize: false,
    rolldownOptions: {
      // What is left out has no exports; that all others are there, the compiler has seen.
      shimMissingExports: true,
      // Libraries mark what runs in browsers only, which all of this does.
      checks: { moduleLevelDirective: false, shimmedExport: false },
    },
  },
  server: {
    proxy: Object.fromEntries(API.map((path) => [path, { target: SERVER, changeOrigin: false }])),
  },
})
