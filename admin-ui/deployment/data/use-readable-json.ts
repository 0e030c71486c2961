// A text that is shown readable, and stays as someone writes it.
import { useState } from 'react'
import { isSameJson, readableJson } from './readable-json.ts'

export function useReadableJson(
  value: string,
  onChange: (value: string) => void,
): { readonly text: string; readonly write: (text: string) => void } {
  const [written, setWritten] = useState(() => readableJson(value))
  // What others changed is shown in place of what was written here.
  const text = isSameJson(written, value) ? written : readableJson(value)
  return {
    text,
    write: (next) => {
      setWritten(next)
      // Other blanks are no other value.
      if (!isSameJson(next, value)) onChange(next)
    },
  }
}
