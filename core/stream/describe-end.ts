// How a stream ended, in a sentence for the log.

/** How a stream ended, and what went over the wire by then. */
export interface StreamEnd {
  readonly how:
    | 'complete'
    /** Its reader went away. */
    | 'gone'
    /** Nobody was there to begin with. */
    | 'unread'
    /** An endless stream as long as it may be, or a server that stops. */
    | 'stopped'
    | 'failed'
  readonly items: number
  readonly bytes: number
  /** Why it failed, in a sentence. */
  readonly problem: string | undefined
}

export function describeStreamEnd({ how, items, bytes, problem }: StreamEnd): string {
  const sent = `${counted(items, 'item')}, ${counted(bytes, 'byte')}`
  switch (how) {
    case 'complete':
      return `The stream ended: ${sent}.`
    case 'gone':
      return `The client went away after ${sent}.`
    case 'unread':
      return 'Nobody was there to read the stream.'
    case 'stopped':
      return `The stream was ended after ${sent}.`
    case 'failed':
      return `The stream broke off after ${sent}: ${problem}.`
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`
