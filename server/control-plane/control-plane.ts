// The control plane: requests to the server's own domain, as Web objects, to answers that never fail.

import { Refusal } from '../refusal.ts'
import type { App } from './app.ts'
import type { ControlPlaneParts } from './parts.ts'
import { probes } from './probes.ts'
import { problemResponse } from './problems.ts'
import { OpenStreams } from './streams/index.ts'

export interface ControlPlane {
  /** Never rejects. The address is the client's. */
  handle(request: Request, address: string): Promise<Response>
  /** Ends the streams that are open: they would hold up a server that stops. */
  close(): void
}

export function createControlPlane(parts: ControlPlaneParts): ControlPlane {
  const streams = new OpenStreams()
  parts.deployments.onChange(({ id, kind }) => {
    if (kind === 'deleted') streams.end(id)
  })
  let app: Promise<App> | undefined
  const answer = async (request: Request, path: string): Promise<Response> => {
    const probe = isRead(request) ? probes.get(path) : undefined
    if (probe) return Response.json(probe(parts))
    app ??= loadApp(parts, streams)
    return (await app).handle(request)
  }
  return {
    handle: async (request, address) => {
      const { pathname: path } = new URL(request.url)
      try {
        return finish(request, await answer(request, path))
      } catch (error) {
        if (!(error instanceof Refusal))
          parts.onError(error, { method: request.method, path, address })
        return finish(request, problemResponse(error))
      }
    },
    close: () => streams.endAll(),
  }
}

/** Elysia takes longer to load than the rest of the server, so it is loaded when it is asked for. */
async function loadApp(parts: ControlPlaneParts, streams: OpenStreams): Promise<App> {
  const { createApp } = await import('./app.ts')
  return createApp(parts, streams)
}

const isRead = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD'

function finish({ method }: Request, response: Response): Response {
  // Answers hold keys, and are out of date as soon as something is changed.
  response.headers.set('Cache-Control', 'no-store')
  response.headers.set('X-Content-Type-Options', 'nosniff')
  if (method !== 'HEAD') return response
  response.body?.cancel()
  return new Response(null, response)
}
