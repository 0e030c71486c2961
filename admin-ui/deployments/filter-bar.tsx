// What the list of deployments is narrowed by.
import { useEffect, useRef, useState } from 'react'
import { SearchField, Segmented, useShortcut } from '../kit/index.ts'
import type { Choices } from './choices.ts'
import css from './deployments.module.css'

export interface FilterBarProps {
  readonly choices: Choices
  readonly onChange: (part: Partial<Choices>) => void
}

const PAUSE_MS = 120

export function FilterBar({ choices, onChange }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useTyped(choices.q, (q) => onChange({ q }))
  useShortcut('/', 'Search the deployments', () => input.current?.focus())
  return (
    <div className={css.bar}>
      <SearchField
        label="Search the deployments"
        placeholder="Search by subdomain, name or domain"
        keys="/"
        inputRef={input}
        value={text}
        onChange={setText}
        className={css.search}
      />
      <Segmented
        label="Shown"
        value={choices.show}
        onChange={(show) => onChange({ show })}
        options={[
          { value: 'all', label: 'All' },
          { value: 'paused', label: 'Paused' },
          { value: 'deleted', label: 'Deleted' },
        ]}
      />
    </div>
  )
}

/** What is typed is seen at once, and taken when nobody has typed for a moment. */
function useTyped(value: string, onTyped: (value: string) => void) {
  const [text, setText] = useState(value)
  const latest = useRef(onTyped)
  useEffect(() => {
    latest.current = onTyped
  })
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => latest.current(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return [text, setText] as const
}
