// The mock as a text that can be looked over and mended before it goes live; what is wrong with it stands at its line.
import { useMemo, useState } from 'react'
import type { ApiMistake } from '../../../sdk/client/index.ts'
import {
  Editor,
  type EditorDiagnostic,
  type EditorPlace,
  ErrorNote,
  Mistakes,
  mistakesOf,
} from '../../kit/index.ts'
import css from './deploy.module.css'
import { languageOf } from './sources.ts'

export interface DocumentEditorProps {
  readonly text: string
  readonly onChange: (text: string) => void
  /** What it was refused with. */
  readonly error: unknown
}

export function DocumentEditor({ text, onChange, error }: DocumentEditorProps) {
  const [place, setPlace] = useState<EditorPlace>()
  const diagnostics = useMemo(() => mistakesOf(error).flatMap(toDiagnostic), [error])
  const mistakes = mistakesOf(error)
  return (
    <div className={css.document}>
      <Editor
        label="Mock"
        language={languageOf(text)}
        value={text}
        onChange={onChange}
        diagnostics={diagnostics}
        place={place}
        autoFocus={text === ''}
        placeholder="Paste a Mockoon environment, or a mock in YAML or JSON"
        minHeight={340}
        maxHeight={mistakes.length > 0 ? 340 : 460}
      />
      {mistakes.length > 0 ? (
        <Refusal
          mistakes={mistakes}
          onMistake={({ line, column }) => line !== undefined && setPlace({ line, column })}
        />
      ) : (
        error !== null && <ErrorNote title="It was not deployed" error={error} />
      )}
    </div>
  )
}

const toDiagnostic = ({ line, column, message, hint, severity }: ApiMistake): EditorDiagnostic[] =>
  line === undefined
    ? []
    : [{ line, column: column ?? 1, message: hint ? `${message}. ${hint}` : message, severity }]

interface RefusalProps {
  readonly mistakes: readonly ApiMistake[]
  readonly onMistake: (mistake: ApiMistake) => void
}

function Refusal({ mistakes, onMistake }: RefusalProps) {
  const errors = mistakes.filter(({ severity }) => severity === 'error').length
  return (
    <div role="alert" className={css.refusal}>
      <strong>
        Not deployed: {errors === 1 ? 'there is a mistake' : `there are ${errors} mistakes`} in it
      </strong>
      <Mistakes mistakes={mistakes} onMistake={onMistake} />
    </div>
  )
}
