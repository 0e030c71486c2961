// Sends recorded requests over real connections, byte for byte as they were recorded.
import http from 'node:http'
import type { RecordedAnswer, RecordedCase, RecordedRequest } from './differences.ts'

/** Headers that carry no behaviour of the mocked API. */
const IGNORED = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'])

export async function send(
  port: number,
  recorded: Omit<RecordedRequest, 'expect'>,
): Promise<RecordedAnswer> {
  const { method = 'GET', path, headers = {}, host = `127.0.0.1:${port}` } = recorded
  const payload = payloadOf(recorded)
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        setHost: false,
        agent: false,
        headers: { host, ...headers, ...(payload ? { 'content-length': payload.length } : {}) },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: keptHeaders(response.headers),
            body: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    request.setTimeout(10_000, () => request.destroy(new Error('no answer within 10 s')))
    request.on('error', reject)
    request.end(payload)
  })
}

function payloadOf({ body, bodyBase64 }: Omit<RecordedRequest, 'expect'>): Buffer | undefined {
  if (bodyBase64 !== undefined) return Buffer.from(bodyBase64, 'base64')
  if (body === undefined) return undefined
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function keptHeaders(headers: http.IncomingHttpHeaders): RecordedAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !IGNORED.has(name)),
  ) as RecordedAnswer['headers']
}

/** Sends the requests of a case, one after the other. */
export async function sendCase(
  port: number,
  { requests }: RecordedCase,
): Promise<RecordedAnswer[]> {
  const answers: RecordedAnswer[] = []
  for (const request of requests) {
    if (request.pauseMs) await new Promise((resolve) => setTimeout(resolve, request.pauseMs))
    const failed = (error: Error) => ({ status: 0, headers: {}, body: error.message })
    answers.push(await send(port, request).catch(failed))
  }
  return answers
}
