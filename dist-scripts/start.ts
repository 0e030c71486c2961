// `npm start`: builds what is needed, and serves the sample mock.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import './build-binary.ts'

const binary = fileURLToPath(new URL('../mockhost', import.meta.url))
const child = spawn(binary, ['serve', ...process.argv.slice(2)], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 0))
