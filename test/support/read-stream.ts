// Reads streamed answers as clients do: piece by piece, event by event.

/** The pieces as they come. */
export async function* piecesOf({ body }: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  if (!body) return
  const reader = body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield decoder.decode(value, { stream: true })
    }
  } finally {
    // Not awaited: where somebody has a copy, it would wait until that is given up too.
    reader.cancel().catch(() => {})
  }
}

export interface ReceivedEvent {
  readonly event: string
  readonly data: string
  readonly id: string
  /** Milliseconds; what it last said. */
  readonly retry: number | undefined
}

/** Events as browsers dispatch them. Source: the HTML standard, "Interpreting an event stream". */
export async function* eventsOf(response: Response): AsyncGenerator<ReceivedEvent> {
  let [data, event, id]: [string | undefined, string, string] = [undefined, '', '']
  let retry: number | undefined
  for await (const line of linesOf(response)) {
    if (line === '') {
      if (data !== undefined) yield { event: event || 'message', data, id, retry }
      data = undefined
      event = ''
      continue
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
    if (field === 'data') data = data === undefined ? value : `${data}\n${value}`
    else if (field === 'event') event = value
    else if (field === 'id' && !value.includes('\0')) id = value
    else if (field === 'retry' && /^\d+$/.test(value)) retry = Number(value)
  }
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of piecesOf(response)) {
    const lines = (rest + piece).split(/\r\n|\r|\n/)
    rest = lines.pop() ?? ''
    yield* lines
  }
}
