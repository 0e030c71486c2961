// Items as they go over the wire. Source: the HTML standard, "Server-sent events", and the NDJSON specification.
import type { StreamKind } from '../document/index.ts'

/** An item, rendered. */
export interface Item {
  readonly data: string
  readonly event: string
  readonly id: string
  readonly retryMs: number
}

/** A comment: clients pass over it, and what stands between sees that the connection lives. */
export const KEEP_ALIVE = ':\n\n'

export function frameOf(kind: StreamKind, item: Item): string {
  switch (kind) {
    case 'sse':
      return eventText(item)
    case 'ndjson':
      return `${oneLine(item.data)}\n`
    case 'chunks':
      return item.data
  }
}

/** What went wrong, for who reads the stream by eye. Clients pass over it. */
export const commentText = (text: string): string => `: ${oneLine(text)}\n\n`

function eventText({ event, id, retryMs, data }: Item): string {
  const fields: string[] = []
  if (event !== '') fields.push(`event: ${oneLine(event)}`)
  if (id !== '') fields.push(`id: ${oneId(id)}`)
  if (retryMs > 0) fields.push(`retry: ${Math.round(retryMs)}`)
  // What only tells the client how to connect again is no event.
  const isEvent = data !== '' || event !== '' || fields.length === 0
  if (isEvent) for (const line of data.split(LINE_END)) fields.push(`data: ${line}`)
  return `${fields.join('\n')}\n\n`
}

const LINE_END = /\r\n|\r|\n/

/** Between the tokens of JSON, where alone line breaks can stand, one space says as much. */
const oneLine = (text: string): string => text.trim().replace(/[\r\n]\s*/g, ' ')

/** Clients pass over an id with a null character. */
export const oneId = (text: string): string => oneLine(text).replaceAll('\0', '')
