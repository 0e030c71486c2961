// Writes lines to a stream in one go for each turn of the event loop: a write for each line would cost more than
// the request that it tells of.

/** Lines beyond this many characters are written at once, so that a burst does not fill the memory. */
const MAX_HELD_CHARS = 64 * 1024

export function createLineWriter(stream: { write(text: string): unknown }): (line: string) => void {
  let held = ''
  const flush = () => {
    if (held !== '') stream.write(held)
    held = ''
  }
  return (line) => {
    if (held === '') setImmediate(flush)
    held += `${line}\n`
    if (held.length > MAX_HELD_CHARS) flush()
  }
}
