// A body that is written in the mock: its editor, with the mistakes of its templates at their places.
import { useMemo } from 'react'
import { Editor, type EditorDiagnostic, type EditorLanguage } from '../../../kit/index.ts'
import { useCompletions } from '../templates/index.ts'
import type { ResponseEditorProps } from './response-editor.tsx'

export function InlineBody({ mock, route, response, onChange, isReadOnly }: ResponseEditorProps) {
  const completions = useCompletions(response.body)
  const { mock: document, mistakes } = mock
  const [routeAt, responseAt] = [document.routes.indexOf(route), route.responses.indexOf(response)]
  const diagnostics = useMemo(
    () =>
      mistakes
        .filter(({ segments }) => isAt(segments, ['routes', routeAt, 'responses', responseAt]))
        .filter(({ segments }) => segments[4] === 'body')
        .map(
          ({ templateLine = 1, templateColumn = 1, message, severity }): EditorDiagnostic => ({
            line: templateLine,
            column: templateColumn,
            message,
            severity,
          }),
        ),
    [mistakes, routeAt, responseAt],
  )
  return (
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
  )
}

type Path = readonly (string | number)[]

const isAt = (path: Path, place: Path): boolean => place.every((step, at) => path[at] === step)

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
