// Texts that are JSON, written as what they say.

/** The value whose JSON is exactly the text; the text itself where there is none, or it would be taken for one. */
export function valueOfJson(text: unknown): unknown {
  if (typeof text !== 'string' || !/^[[{\dtfn-]/.test(text)) return text
  try {
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? value : text
  } catch {
    // It is no JSON, or nested so deeply that it can't be written again.
    return text
  }
}

export const isJsonObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null
