// What every measurement needs: one request by the plainest client, and the middle of several figures.
import { request as httpRequest } from 'node:http'
import type { BenchRequest } from './workload.ts'

/** `fetch` sets no Host header, and its first call costs more than most of what is measured. */
export function textAt(
  url: string,
  { method, headers, body }: BenchRequest,
  host: string | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { method, agent: false, headers: { ...headers, ...(host ? { host } : {}) } }
    const sent = httpRequest(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => resolve(text))
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
