// What a client of Node's HTTP server may take its time for. Bun's own server knows one time for all of it.
import type { ServerOptions } from 'node:http'

/** The longest for the head of a request, in seconds. */
const HEAD_SECONDS = 60
/** A whole request may take so many times as long as nothing may move. */
const WHOLE_REQUEST = 2.5

export function timeouts(idleSeconds: number): ServerOptions {
  return {
    headersTimeout: Math.min(HEAD_SECONDS, idleSeconds) * 1_000,
    requestTimeout: idleSeconds * WHOLE_REQUEST * 1_000,
    // How often both are looked at.
    connectionsCheckingInterval: Math.min(30, idleSeconds / 4) * 1_000,
  }
}
