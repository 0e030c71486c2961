// What happens in a deployment as server-sent events: its data buckets, its last transactions, then each as it comes.
// They go to the client that connects, and to no other.

import { EventFeed } from './event-feed.ts'
import type { AdminCall, Operation } from './parts.ts'

export const streamEvents: Operation = (call) => {
  const feed = new EventFeed(call, lastLogs(call))
  const body = new ReadableStream<Uint8Array>(
    {
      start: () => feed.open(),
      pull: (controller) => feed.pull(controller),
      cancel: () => feed.end(),
    },
    { highWaterMark: 1 },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    },
  })
}

/** How many of the log are sent first; every one where nothing is said. */
function lastLogs({ request }: AdminCall): number {
  const count = Number.parseInt(String(request.query.maxlogs), 10)
  return count >= 0 ? count : Number.POSITIVE_INFINITY
}
