// Writes DER, the encoding of certificates. Source: ITU-T X.690.

export const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, ...parts)

export const setOf = (...parts: readonly Buffer[]): Buffer => tagged(0x31, ...parts)

/** A part with a number in place of its type. */
export const explicit = (number: number, ...parts: readonly Buffer[]): Buffer =>
  tagged(0xa0 | number, ...parts)

/** The same for a part without parts. */
export const implicit = (number: number, bytes: Buffer): Buffer => tagged(0x80 | number, bytes)

export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]))

/** @param bytes of a whole number that is not negative, most significant first */
export function integer(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0)
  const shortest = start < 0 ? Buffer.from([0]) : bytes.subarray(start)
  const isSigned = ((shortest[0] ?? 0) & 0x80) !== 0
  return tagged(0x02, isSigned ? Buffer.concat([Buffer.from([0]), shortest]) : shortest)
}

/** @param unused bits at the end that say nothing */
export const bitString = (bytes: Buffer, unused = 0): Buffer =>
  tagged(0x03, Buffer.from([unused]), bytes)

export const octetString = (bytes: Buffer): Buffer => tagged(0x04, bytes)

export const utf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text))

/** @param dotted as in `2.5.4.3` */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(inSevens)]))
}

/** To the second. Years from 2050 on are written in full, those before in two digits. Source: RFC 5280, 4.1.2.5. */
export function time(date: Date): Buffer {
  const text = `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(text.slice(2)))
    : tagged(0x18, Buffer.from(text))
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content])
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let left = length; left > 0; left >>>= 8) bytes.unshift(left & 0xff)
  return [0x80 | bytes.length, ...bytes]
}

/** Seven bits a byte, with a mark on all but the last. */
function inSevens(number: number): number[] {
  const bytes = [number & 0x7f]
  for (let left = number >>> 7; left > 0; left >>>= 7) bytes.unshift(0x80 | (left & 0x7f))
  return bytes
}
