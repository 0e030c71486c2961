// A line for a shell that asks a mock.

export interface AskedMock {
  readonly url: string
  /** Path and query. */
  readonly path: string
  /** The key that it wants; undefined where it wants none. */
  readonly key: string | undefined
}

export function curlLine({ url, path, key }: AskedMock): string {
  const address = quoted(url + path)
  return key === undefined ? `curl ${address}` : `curl -H 'X-Mockhost-Key: ${key}' ${address}`
}

/** As one word, where a shell would find more than one in it, or a meaning of its own. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
