// Takes secrets out of an exchange before anything of it is kept: of headers, queries, and bodies.
import { redactHeaders } from '../trace/index.ts'
import { headerOf, type Sample } from './sample.ts'

export const REDACTED = '[REDACTED]'

const SECRET =
  /pass(word|wd|phrase|code)|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|credential|authori[sz]ation|session[-_]?id|otp$|^pin$|^ssn$|card[-_]?number|^cv[vc]2?$|^iban$/i
/** Where to go on in a list is no secret, and what kind of token it is neither. */
const HARMLESS =
  /(page|next|continuation|cursor|sync)[-_]?token|token[-_]?(type|count|limit)s?$|^(max|total|prompt|completion|input|output)[-_]?tokens$|^tokens$/i
/** What is a secret by its looks: signed tokens, and keys of well-known services. */
const BY_LOOKS =
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|pk|rk)_(?:live|test)_\w{8,}|\bgh[pousr]_\w{20,}|\bAKIA[0-9A-Z]{16}\b|\bxox[abprs]-[\w-]{10,}/g

/** Deeper values are taken for secrets as a whole. */
const MAX_DEPTH = 100

const isSecretName = (name: string): boolean => SECRET.test(name) && !HARMLESS.test(name)

/** The exchange without its secrets, to be kept. */
export function redactSample(sample: Sample): Sample {
  const { requestHeaders, headers, requestBody, body, query } = sample
  return {
    ...sample,
    query: redactFields(query),
    requestHeaders: redactHeaders(requestHeaders).map(byLooks),
    headers: redactHeaders(headers).map(byLooks),
    requestBody: requestBody === null ? null : redactText(requestBody, typeOf(requestHeaders)),
    body: typeof body === 'string' ? redactText(body, typeOf(headers)) : body,
  }
}

const typeOf = (headers: Sample['headers']): string => headerOf(headers, 'content-type') ?? ''

const byLooks = ([name, value]: readonly [string, string]): [string, string] => [
  name,
  withoutLooks(value),
]

const withoutLooks = (text: string): string => text.replace(BY_LOOKS, REDACTED)

function redactText(text: string, contentType: string): string {
  if (/x-www-form-urlencoded/i.test(contentType)) return redactFields(text)
  if (/json/i.test(contentType) || /^\s*[[{]/.test(text)) return redactJson(text)
  return withoutLooks(text)
}

/** Fields of a query or a form; what has no secret stays as it was written. */
function redactFields(text: string): string {
  return text
    .split('&')
    .map((field) => {
      const equals = field.indexOf('=')
      if (equals < 0) return withoutLooks(field)
      const name = field.slice(0, equals)
      const isSecret = isSecretName(decode(name))
      return isSecret ? `${name}=${encodeURIComponent(REDACTED)}` : withoutLooks(field)
    })
    .join('&')
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '))
  } catch {
    // It is no encoded text, so it stands for itself.
    return name
  }
}

/** JSON keeps its text where nothing in it is secret. */
function redactJson(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    const redacted = redactValue(value, 0)
    return redacted === value ? text : JSON.stringify(redacted)
  } catch {
    // It is no JSON after all.
    return withoutLooks(text)
  }
}

/** The value itself where nothing of it is secret. */
function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return withoutLooks(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > MAX_DEPTH) return REDACTED
  const entries = Object.entries(value).map(([key, member]): [string, unknown] => [
    key,
    redactMember(key, member, depth),
  ])
  const source = value as Record<string, unknown>
  if (entries.every(([key, member]) => member === source[key])) return value
  return Array.isArray(value) ? entries.map(([, member]) => member) : Object.fromEntries(entries)
}

function redactMember(key: string, member: unknown, depth: number): unknown {
  const isScalar = typeof member === 'string' || typeof member === 'number'
  return isScalar && isSecretName(key) ? REDACTED : redactValue(member, depth + 1)
}
