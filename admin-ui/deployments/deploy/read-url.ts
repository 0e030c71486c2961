// The text behind an address. The page itself may only ask its own server; a frame without an origin asks for it.
import { MOST_BYTES, type ReadSource } from './sources.ts'

/** @throws Error that says why there is none, and what can be done */
export async function readUrl(address: string): Promise<ReadSource> {
  const url = parse(address)
  const frame = await openFrame()
  try {
    const answer = await ask(frame, url.href)
    if (answer.text !== undefined) return { text: answer.text, name: lastPartOf(url) }
    throw new Error(reasonOf(answer, url))
  } finally {
    frame.remove()
  }
}

interface Answer {
  readonly text?: string
  readonly failure?: 'blocked' | 'slow' | 'status' | 'broken' | 'large'
  readonly status?: number
}

function parse(address: string): URL {
  const url = URL.parse(address)
  if (url && /^https?:$/.test(url.protocol)) return url
  throw new Error('An address begins with https:// or http://.')
}

function openFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  frame.src = '/fetch.html'
  frame.hidden = true
  frame.title = 'Fetches a document'
  return new Promise((resolve, reject) => {
    frame.onload = () => resolve(frame)
    frame.onerror = () => reject(new Error('The page that fetches documents did not load.'))
    document.body.append(frame)
  })
}

/** So long the frame has for its own timeout, and then some: it says nothing if its script did not load. */
const PATIENCE_MS = 40_000

function ask(frame: HTMLIFrameElement, url: string): Promise<Answer> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS, { failure: 'slow' })
    port1.onmessage = ({ data }: MessageEvent<Answer>) => resolve(data)
    // Of no origin, it can be named by no other than all.
    frame.contentWindow?.postMessage({ url, mostBytes: MOST_BYTES }, '*', [port2])
  })
}

const lastPartOf = (url: URL): string => decodeURIComponent(url.pathname.split('/').at(-1) ?? '')

function reasonOf({ failure, status }: Answer, { hostname }: URL): string {
  switch (failure) {
    case 'status':
      return `${hostname} answers with ${status}.`
    case 'slow':
      return `${hostname} did not answer within 30 seconds.`
    case 'broken':
      return 'The connection broke off. Try it again.'
    case 'large':
      return 'It has more than 64 MB, which is more than a mock may have.'
    default:
      return `The browser may not read it: ${hostname} can’t be reached from here, or does not let other pages read from it (CORS). Download it, and drop the file here.`
  }
}
