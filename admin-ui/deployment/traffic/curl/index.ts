// Requests as lines for a shell.
export { type CurlOptions, keptBytes, toCurl } from './to-curl.ts'
