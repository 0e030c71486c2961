// Base64 of bytes, in every runtime.

/** As many characters as a call takes arguments without trouble. */
const CHUNK = 8_192

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK))
  return btoa(binary)
}
