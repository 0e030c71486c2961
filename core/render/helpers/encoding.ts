// Base64 and JSON Web Tokens.
import { EncodedText, plain, toText } from '../../values/index.ts'
import type { Call, Helper } from '../run.ts'
import { asContext, failed } from './arguments.ts'

/** The argument, or what stands in the block. */
function input(call: Call): string {
  if (call.args.length === 0 && call.block) return call.block.render(asContext(call))
  const [value] = call.args
  if (value === undefined || value === null) throw failed(`${call.name} requires a value`)
  return toText(value)
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function toBase64(text: string): string {
  let binary = ''
  for (const byte of encoder.encode(text)) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Lenient: both alphabets, and whatever else is in the text is passed over up to the padding. */
function fromBase64(text: string): string {
  const cleaned = text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replace(/=[\s\S]*$/, '')
    .replace(/[^A-Za-z0-9+/]/g, '')
  // A single character left over holds no whole byte.
  const whole = cleaned.length % 4 === 1 ? cleaned.slice(0, -1) : cleaned
  return decoder.decode(Uint8Array.from(atob(whole), (character) => character.charCodeAt(0)))
}

const jwtPart =
  (index: 0 | 1): Helper =>
  (call) => {
    const token = plain(call.args[0])
    if (typeof token !== 'string') return undefined
    try {
      const part = token.replace(/^Bearer /, '').split('.')[index] as string
      const claims = JSON.parse(fromBase64(part)) as Record<string, unknown>
      if (call.args[1] === undefined) return claims
      const key = toText(call.args[1])
      return Object.hasOwn(claims, key) ? claims[key] : undefined
    } catch {
      // Not a token: there is nothing in it.
      return undefined
    }
  }

export const encodingHelpers: Record<string, Helper> = {
  base64: (call) => new EncodedText(toBase64(input(call))),
  base64url: (call) =>
    new EncodedText(
      toBase64(input(call)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    ),
  base64Decode: (call) => new EncodedText(fromBase64(input(call))),
  base64urlDecode: (call) => new EncodedText(fromBase64(input(call))),
  jwtPayload: jwtPart(1),
  jwtHeader: jwtPart(0),
}
