// Recorded requests as Web requests, and Web responses as recorded answers.
import type { RecordedAnswer, RecordedRequest } from './differences.ts'

/** Where requests went that name no host. */
export const RECORDED_HOST = '127.0.0.1:3000'

export const originOf = ({ host }: Pick<RecordedRequest, 'host'>): string =>
  `http://${host || RECORDED_HOST}`

export function toRequest(recorded: RecordedRequest): Request {
  const { method = 'GET', path, headers = {} } = recorded
  const body = payloadOf(recorded)
  const list = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one).trim()]),
  )
  return new Request(`${originOf(recorded)}${path}`, {
    method,
    headers: list,
    ...(body === undefined ? {} : { body }),
  })
}

function payloadOf({ body, bodyBase64 }: RecordedRequest): BodyInit | undefined {
  if (bodyBase64 !== undefined) return Buffer.from(bodyBase64, 'base64')
  return body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
}

export async function toRecorded(response: Response): Promise<RecordedAnswer> {
  const headers: RecordedAnswer['headers'] = Object.fromEntries(response.headers)
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) headers['set-cookie'] = cookies
  // Not as text, which would lose a byte order mark.
  const body = Buffer.from(await response.arrayBuffer()).toString()
  return { status: response.status, headers, body }
}
