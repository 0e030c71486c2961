// A WebSocket of the mock, and what was said over it.
import { useEffect, useRef, useState } from 'react'
import type { MockhostClient } from '../../../../sdk/client/index.ts'
import { mockKey } from './mock-key.ts'

export interface Line {
  readonly id: number
  readonly from: 'me' | 'mock' | 'connection'
  readonly text: string
}

export interface Conversation {
  readonly state: 'closed' | 'opening' | 'open'
  /** The newest last. */
  readonly lines: readonly Line[]
  readonly open: (target: string) => void
  readonly say: (text: string) => void
  readonly close: () => void
}

const MAX_LINES = 200
/** A client that gave none a status says this to itself. */
const NO_STATUS = 1005

export function useConversation(client: MockhostClient, name: string): Conversation {
  const socket = useRef<WebSocket>(undefined)
  const [state, setState] = useState<Conversation['state']>('closed')
  const [lines, setLines] = useState<readonly Line[]>([])
  const add = (from: Line['from'], text: string) =>
    setLines((before) => [
      ...before.slice(1 - MAX_LINES),
      { id: (before.at(-1)?.id ?? 0) + 1, from, text },
    ])
  useEffect(() => () => socket.current?.close(), [])
  const open = async (target: string) => {
    setState('opening')
    try {
      const opened = connect(client.url, name, target, await mockKey(client, name))
      socket.current = opened
      opened.onopen = () => {
        setState('open')
        add('connection', 'open')
      }
      opened.onmessage = ({ data }) => add('mock', textOf(data))
      opened.onclose = ({ code, reason }) => {
        setState('closed')
        add('connection', closing(code, reason))
      }
    } catch (error) {
      setState('closed')
      add('connection', error instanceof Error ? error.message : String(error))
    }
  }
  return {
    state,
    lines,
    open: (target) => void open(target),
    say: (text) => {
      socket.current?.send(text)
      add('me', text)
    },
    close: () => socket.current?.close(),
  }
}

function connect(server: string, name: string, target: string, key: string | undefined): WebSocket {
  const url = new URL(`/@${name}${target}`, server)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(url, key === undefined ? [] : [`mockhost.key.${key}`])
}

const textOf = (data: unknown): string =>
  typeof data === 'string' ? data : `(${(data as Blob).size} bytes)`

const closing = (code: number, reason: string): string =>
  code === NO_STATUS ? 'closed' : `closed with ${code}${reason === '' ? '' : `: ${reason}`}`
