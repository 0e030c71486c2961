// Values as JavaScript turns them into text, without asking their own members how.

/** What `String(value)` gives for JSON: lists joined by commas, objects without their members. */
export function javaScriptText(value: unknown): string {
  if (Array.isArray(value)) {
    return value
      .map((item) => (item === null || item === undefined ? '' : javaScriptText(item)))
      .join(',')
  }
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Date)
  return isObject ? '[object Object]' : String(value)
}
