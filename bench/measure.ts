// What every measurement needs: that the answer is the right one, and the middle of several figures.
import { request as httpRequest } from 'node:http'
import type { Running } from './contenders.ts'
import type { Workload } from './workloads.ts'

/** @throws where the answer is not the one that is to be measured */
export async function checkAnswer(
  { url, host }: Pick<Running, 'url' | 'host'>,
  { request, answer }: Workload,
): Promise<void> {
  const text = await textAt(url + request.path, request, host)
  if (!answer.test(text)) throw new Error(`${request.path} is answered with ${text}`)
}

/** By the plainest client: `fetch` sets no Host header, and its first call costs more than most of what is measured. */
export function textAt(
  url: string,
  { method, headers, body }: Workload['request'],
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
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
