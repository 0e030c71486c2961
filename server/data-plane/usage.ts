// How often each response of a mock was sent.
import type { ResponseUsage } from '../../core/api/index.ts'
import type { Program } from '../../core/index.ts'

export class Usage {
  readonly #counts = new Map<string, number>()

  /** On the request's path. */
  count(responseUuid: string): void {
    this.#counts.set(responseUuid, (this.#counts.get(responseUuid) ?? 0) + 1)
  }

  /** Every response of a mock, in its order. */
  of({ endpoints, sockets }: Program): ResponseUsage[] {
    const routes = new Set([...endpoints, ...sockets].map(({ route }) => route))
    return [...routes].flatMap(({ uuid, title, responses }) =>
      responses.map((response) => ({
        route: { uuid, title },
        routeResponse: {
          uuid: response.uuid,
          number: response.index + 1,
          label: response.label,
        },
        requests: this.#counts.get(response.uuid) ?? 0,
      })),
    )
  }
}
