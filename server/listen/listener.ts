// A port on which an engine answers.

export interface ListenOptions {
  /** 0 takes any free port. */
  readonly port: number
  /** Empty for every address. */
  readonly hostname: string
}

export interface Listener {
  readonly port: number
  /** How clients on this machine reach it. */
  readonly url: string
  /** Stops listening; requests under way are cut off. */
  close(): Promise<void>
}

/** The body of an answer where the engine gave none. */
export const FAILED = 'mockhost failed to answer'

/** The URL of a listener, for a browser on this machine. */
export function localUrl(hostname: string, port: number): string {
  const isAny = hostname === '' || hostname === '0.0.0.0' || hostname === '::'
  const host = isAny ? 'localhost' : hostname.includes(':') ? `[${hostname}]` : hostname
  return `http://${host}:${port}`
}
