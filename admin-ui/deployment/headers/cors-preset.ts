// The headers that let pages of any origin read the answers, as Mockoon's button adds them.
import type { Header } from '../../../sdk/editing/index.ts'

const CORS: readonly Header[] = [
  { key: 'Access-Control-Allow-Origin', value: '*' },
  { key: 'Access-Control-Allow-Methods', value: 'GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS' },
  {
    key: 'Access-Control-Allow-Headers',
    value: 'Content-Type, Origin, Accept, Authorization, Content-Length, X-Requested-With',
  },
]

/** Those that are not there yet, behind the others. */
export function withCors(headers: readonly Header[]): Header[] {
  const names = new Set(headers.map(({ key }) => key.toLowerCase()))
  return [...headers, ...CORS.filter(({ key }) => !names.has(key.toLowerCase()))]
}

export const hasCors = (headers: readonly Header[]): boolean =>
  withCors(headers).length === headers.length
