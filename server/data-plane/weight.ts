// How much memory a deployment takes, more or less: enough to keep a budget. The figures are what the process grew by
// with hundreds of mocks of each kind in it, on Bun, which is about twice what they hold once garbage is collected.
import type { Layer, Program } from '../../core/index.ts'

const BYTES_OF_ONE = 30_000
const BYTES_OF_ROUTE = 4_000
const BYTES_OF_RESPONSE = 2_000
const BYTES_OF_RULE = 800
const BYTES_OF_CHAR = 2
/** Between one that was never rendered, and so is a text, and one that was. */
const BYTES_OF_TEMPLATE_CHAR = 24
/** As values, beside the text that they were made from. */
const BYTES_OF_STATE_CHAR = 3

/** Of what is compiled, whatever happens to its state. */
export function weightOfProgram({ mock }: Program): number {
  const responses = mock.routes.flatMap((route) => route.responses)
  return (
    BYTES_OF_ONE +
    BYTES_OF_ROUTE * mock.routes.length +
    BYTES_OF_RESPONSE * responses.length +
    BYTES_OF_RULE * responses.reduce((sum, { rules }) => sum + rules.length, 0) +
    responses.reduce((sum, { body }) => sum + weightOfText(body), 0) +
    BYTES_OF_CHAR * charsOfData(mock)
  )
}

/** @param savedChars of the state as it was saved last; 0 where it was not, and is what the mock begins with */
export const weightOfState = ({ mock }: Program, savedChars: number): number =>
  BYTES_OF_STATE_CHAR * Math.max(savedChars, charsOfData(mock))

const charsOfData = ({ data }: Program['mock']): number =>
  data.reduce((sum, { value }) => sum + value.length, 0)

const weightOfText = (text: string): number =>
  text.length * (text.includes('{{') ? BYTES_OF_TEMPLATE_CHAR : BYTES_OF_CHAR)

const BYTES_OF_SESSION = 10_000
/** What one request can bring at most. */
const MOST_CHARS_OF_REQUEST = 10 * 1024 * 1024

/** Of the sessions of a deployment. */
export const weightOfSessions = (
  count: number,
  { stateBytes, callBytes }: { readonly stateBytes: number; readonly callBytes: number },
): number => BYTES_OF_SESSION * count + BYTES_OF_STATE_CHAR * stateBytes + callBytes

/** Characters of what a state holds that another one does not: values that both hold are there once. */
export function bytesOfOwn(state: Layer, base: Layer): number {
  const { buckets, variables } = state.contents
  let bytes = 0
  for (const [uuid, { value }] of buckets)
    if (base.bucket(uuid)?.value !== value) bytes += charsOf(value)
  for (const [name, value] of variables) if (base.variable(name) !== value) bytes += charsOf(value)
  return bytes
}

function charsOf(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? 0
  } catch {
    // Nested too deeply to be written.
    return MOST_CHARS_OF_REQUEST
  }
}
