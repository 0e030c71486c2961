// Server-sent events out of the bytes of an answer.

export interface ServerEvent {
  /** Of the newest event that had one, this one included. */
  readonly id: string
  readonly event: string
  readonly data: string
}

/** Each event once it is complete; comments are left out, and so is an event that breaks off. */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ServerEvent, void, undefined> {
  let id = ''
  let event = ''
  let data: string[] = []
  for await (const line of readLines(chunks)) {
    if (line === '') {
      if (data.length > 0) yield { id, event: event || 'message', data: data.join('\n') }
      event = ''
      data = []
      continue
    }
    const [field, value] = readField(line)
    if (field === 'data') data.push(value)
    else if (field === 'event') event = value
    else if (field === 'id') id = value
  }
}

function readField(line: string): [field: string, value: string] {
  const colon = line.indexOf(':')
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
}

/** Lines end with LF, CR or both. A CR at the end of a chunk waits, for its LF may be in the next. */
async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let held = ''
  for await (const chunk of chunks) {
    held += decoder.decode(chunk, { stream: true })
    const lines = held.split(/\r\n|\n|\r(?=[\s\S])/)
    held = lines.pop() ?? ''
    yield* lines
  }
}
