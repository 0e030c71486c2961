// The responses of an attached deployment that no request has reached.
import type { UnusedResponse } from '../mock/index.ts'
import { type Attached, ofSession } from './attached.ts'

export async function unusedOf(
  { client, subdomain, before }: Attached,
  session: string | null,
): Promise<UnusedResponse[]> {
  const responses = await client.tests.responses(subdomain, ofSession(session))
  return responses
    .filter(({ routeResponse, requests }) => {
      const earlier = session === null ? (before.get(routeResponse.uuid) ?? 0) : 0
      // The server counts from 0 again when the deployment has left its memory.
      return requests === 0 || requests === earlier
    })
    .map(({ route, routeResponse: { number, label } }) => ({
      route: route.title,
      response: number,
      label,
    }))
}
