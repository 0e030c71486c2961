// Text that a template prints as it is, and how every kind of value is printed.

/** A helper's result that must not be escaped for HTML. */
export class SafeText {
  /** Named as in Handlebars' SafeString, whose members templates can see. */
  readonly string: string

  constructor(text: string) {
    this.string = text
  }

  toString(): string {
    return this.string
  }

  /** As a plain text, wherever it ends up in JSON. */
  toJSON(): string {
    return this.string
  }
}

/** Text that a helper has decoded or encoded: for other helpers it is a text like any other. */
export class EncodedText extends SafeText {}

/** The value itself, out of its SafeText if it is in one. */
export const plain = (value: unknown): unknown => (value instanceof SafeText ? value.string : value)

/** How a template prints a value: nothing for null and undefined, lists joined by commas. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (value instanceof SafeText) return value.string
  if (Array.isArray(value)) return value.map(toText).join(',')
  if (typeof value === 'object' && !(value instanceof Date)) return '[object Object]'
  return String(value)
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
}
const NEEDS_ESCAPE = /[&<>"'`=]/

/** Escapes for HTML, as `{{ }}` does. */
export function escapeHtml(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text
  return text.replace(/[&<>"'`=]/g, (character) => ESCAPES[character] as string)
}
