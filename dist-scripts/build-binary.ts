// Builds ./mockhost: one executable with everything in it, the admin UI and the runtime included.
// Usage: node dist-scripts/build-binary.ts [FILE]
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import './build-ui.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
// What is told to a script that imports this one is not for it.
const isAsked = process.argv[1] === fileURLToPath(import.meta.url)
const outfile = (isAsked ? process.argv[2] : undefined) ?? 'mockhost'

const options = [
  '--compile',
  '--minify',
  // Half of the time to the first answer would go into parsing.
  '--bytecode',
  // What is loaded only when a mock uses it, such as Faker's locales, is a part of its own that starting does not read.
  '--splitting',
  '--format=esm',
  // A binary must not read what happens to lie in its working folder.
  '--no-compile-autoload-dotenv',
  '--no-compile-autoload-bunfig',
]

const bun = fileURLToPath(new URL('../node_modules/.bin/bun', import.meta.url))
execFileSync(bun, ['build', ...options, 'server/main.ts', '--outfile', outfile], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
