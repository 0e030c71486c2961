// From what a route is told to answer with, in short, to responses as a document has them.
import { isReply, type Reply } from '../../core/respond/index.ts'
import { isRecord, nameValue, refuse } from '../argument/index.ts'
import type { Body, MockResponse } from './document.ts'

/** A response in short: `status` may stand for `statusCode`. */
export interface ShortResponse extends MockResponse {
  status?: number
}

/**
 * What a route answers with: a body; a response, which is an object with `body`, `status`, `statusCode` or
 * `databucketID` and nothing but fields of a response; a `reply`; a function; or a list of responses.
 */
export type Answering = Body | ShortResponse | Reply | readonly (ShortResponse | Reply | Body)[]

/** Fields of a response; an object with others is a body. */
const FIELDS = new Set([
  ...['uuid', 'label', 'status', 'statusCode', 'headers', 'body', 'bodyType', 'databucketID'],
  ...['filePath', 'sendFileAsBody', 'fallbackTo404', 'latency', 'rules', 'rulesOperator'],
  ...['disableTemplating', 'crudKey', 'callbacks', 'default'],
])

/** Responses that were made to be such, and are never taken for bodies. */
const made = new WeakSet<object>()

export function markMade(response: MockResponse): MockResponse {
  made.add(response)
  return response
}

const isMade = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (made.has(value) || isReply(value))

function isResponse(value: unknown): value is ShortResponse {
  if (!isRecord(value)) return false
  if (isMade(value)) return true
  const { status } = value
  const says =
    'body' in value ||
    'statusCode' in value ||
    'databucketID' in value ||
    (typeof status === 'number' && status >= 100 && status <= 999)
  return says && Object.keys(value).every((key) => FIELDS.has(key))
}

/** The responses that an answer is; a list is one body, unless it is a list of responses. */
export function responsesOf(what: string, answer: unknown): MockResponse[] {
  const isList =
    Array.isArray(answer) && answer.length > 0 && (answer.some(isMade) || answer.every(isResponse))
  return isList
    ? answer.map((item: unknown, index) => responseOf(`${what}, response ${index + 1}`, item))
    : [responseOf(what, answer)]
}

/** @throws MockhostError `argument-invalid` */
export function responseOf(what: string, answer: unknown): MockResponse {
  if (answer === undefined) return {}
  if (isReply(answer)) return markMade(responseOfReply(answer))
  if (answer instanceof Response)
    refuse(
      what,
      'a Web Response is answered once, and a route many times',
      'Write reply(body, { status, headers }).',
    )
  if (answer instanceof Promise)
    refuse(what, 'a promise is no body', 'Write a function that returns the promise.')
  if (typeof answer === 'symbol' || typeof answer === 'bigint')
    refuse(what, `${nameValue(answer)} is no body`, 'Give a text, JSON or a function.')
  return isResponse(answer) ? withStatusCode(what, answer) : { body: answer as Body }
}

function responseOfReply({ body, status, headers }: Reply): MockResponse {
  return {
    ...(body === undefined ? {} : { body: body as Body }),
    ...(status === undefined ? {} : { statusCode: status }),
    ...(headers === undefined ? {} : { headers: headers as MockResponse['headers'] }),
  } as MockResponse
}

/** With the name that documents have for the status. */
export function withStatusCode(what: string, fields: ShortResponse): MockResponse {
  const { status, ...rest } = fields
  if (status === undefined) return rest
  if (rest.statusCode !== undefined)
    refuse(what, 'it has both `status` and `statusCode`', 'Leave one of them out.')
  return { ...rest, statusCode: status }
}
