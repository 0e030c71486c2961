// The body of a response, and beside it what the engine makes of it for a request.
import { useMemo } from 'react'
import {
  Editor,
  type EditorDiagnostic,
  type EditorLanguage,
  Select,
  TextField,
} from '../../../kit/index.ts'
import { useCompletions } from '../templates/index.ts'
import css from './editor.module.css'
import { Preview } from './preview.tsx'
import type { ErrorAt, ResponseEditorProps } from './response-editor.tsx'

export interface BodyFormProps extends ResponseEditorProps {
  readonly errorAt: ErrorAt
}

export function BodyForm(props: BodyFormProps) {
  const { mock, route, response, onChange, isReadOnly, errorAt } = props
  const completions = useCompletions(response.body)
  const place = [
    'routes',
    mock.mock.routes.indexOf(route),
    'responses',
    route.responses.indexOf(response),
    'body',
  ]
  const found = mock.mistakesAt(place)
  const diagnostics = useMemo(
    () =>
      found.map(
        ({ templateLine = 1, templateColumn = 1, message, severity }): EditorDiagnostic => ({
          line: templateLine,
          column: templateColumn,
          message,
          severity,
        }),
      ),
    [found],
  )
  if (response.proxy || response.stream)
    return (
      <p className={css.muted}>
        The answer comes {response.proxy ? 'from another server' : 'piece by piece'}: see More.
      </p>
    )
  return (
    <div className={css.part}>
      <div className={css.line}>
        <Select
          label="Body from"
          value={response.bodyType}
          onChange={(bodyType) => onChange({ bodyType })}
          isReadOnly={isReadOnly}
          options={[
            { value: 'INLINE', label: 'What is written here' },
            { value: 'DATABUCKET', label: 'A data bucket' },
            { value: 'FILE', label: 'A file' },
          ]}
        />
        {response.bodyType === 'DATABUCKET' && (
          <Select
            label="Data bucket"
            value={response.databucketID}
            onChange={(databucketID) => onChange({ databucketID })}
            placeholder="Choose one"
            isReadOnly={isReadOnly}
            error={errorAt(['databucketID'])}
            options={mock.mock.data.map(({ id, name }) => ({ value: id, label: name || id }))}
            className={css.grow}
          />
        )}
        {response.bodyType === 'FILE' && (
          <TextField
            label="File"
            isMono
            value={response.filePath}
            onChange={(filePath) => onChange({ filePath })}
            placeholder="images/logo.png"
            isReadOnly={isReadOnly}
            error={errorAt(['filePath'])}
            className={css.grow}
          />
        )}
      </div>
      {response.bodyType === 'INLINE' && (
        <Editor
          key={response.uuid}
          label="Body"
          language={languageOf(response.headers, response.body)}
          value={response.body}
          onChange={(body) => onChange({ body })}
          readOnly={isReadOnly}
          diagnostics={diagnostics}
          completions={completions}
          placeholder="The body; {{ begins a template"
          minHeight={160}
        />
      )}
      {found[0] && <p className={css.mistake}>{found[0].message}</p>}
      {route.type !== 'ws' && <Preview {...props} />}
    </div>
  )
}

function languageOf(
  headers: readonly { key: string; value: string }[],
  body: string,
): EditorLanguage {
  const type = headers.findLast(({ key }) => key.toLowerCase() === 'content-type')?.value ?? ''
  if (/json/.test(type)) return 'json'
  if (/html/.test(type)) return 'html'
  if (/xml/.test(type)) return 'xml'
  // Two braces are a template, which may be of anything.
  return type === '' && /^\s*(\[|\{(?!\{))/.test(body) ? 'json' : 'text'
}
