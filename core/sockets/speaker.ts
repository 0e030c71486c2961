// How a connection speaks, by the mode of its route.
import type { Endpoint } from '../program.ts'
import type { Taken } from './turn.ts'

export interface Speaker {
  /** A text of the client. */
  hear(text: string): void
  /** Says nothing any more, and lets go of timers. */
  stop(): void
}

/**
 * Takes a turn as one connection: with its request, and what its client said.
 * @param number which of the mock's messages it is, from 1
 */
export type Take = (text: string, number: number, endpoint: Endpoint) => Taken | Promise<Taken>
