// What every measurement needs: that the answer is the right one, and the middle of several figures.
import type { Workload } from './workloads.ts'

/** @throws where the answer is not the one that is to be measured */
export async function checkAnswer(url: string, { request, answer }: Workload): Promise<void> {
  const { method, path, headers, body } = request
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  if (!answer.test(text)) throw new Error(`${path} is answered with ${response.status} ${text}`)
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
