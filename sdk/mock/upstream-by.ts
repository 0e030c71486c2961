// Another server that is a function of this process.
import type { Upstream } from '../../core/index.ts'

export const upstreamBy =
  (answer: (request: Request) => Response | Promise<Response>): Upstream =>
  async ({ url, method, headers, body }) => {
    const request = new Request(url, {
      method,
      headers: headers as [string, string][],
      body: body as BodyInit | null,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })
    const response = await answer(request)
    const cookies = response.headers
      .getSetCookie()
      .map((one): [string, string] => ['set-cookie', one])
    const others = [...response.headers].filter(([name]) => name !== 'set-cookie')
    return { status: response.status, headers: [...others, ...cookies], body: response.body }
  }
