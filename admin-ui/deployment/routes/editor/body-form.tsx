// The body of a response, and below it what the engine makes of it for a request.
import { Button, Select, TextField } from '../../../kit/index.ts'
import css from './editor.module.css'
import { InlineBody } from './inline-body.tsx'
import { Preview } from './preview.tsx'
import type { ErrorAt, ResponseEditorProps } from './response-editor.tsx'

export interface BodyFormProps extends ResponseEditorProps {
  readonly errorAt: ErrorAt
}

export function BodyForm(props: BodyFormProps) {
  const { route, response } = props
  if (response.proxy || response.stream)
    return (
      <p className={css.muted}>
        The answer comes {response.proxy ? 'from another server' : 'piece by piece'}: see More.
      </p>
    )
  return (
    <div className={css.part}>
      <SourceFields {...props} />
      {response.bodyType === 'INLINE' && <InlineBody {...props} />}
      {route.type !== 'ws' && <Preview {...props} />}
    </div>
  )
}

function SourceFields({ mock, response, onChange, isReadOnly, errorAt }: BodyFormProps) {
  const formatted = formattedJson(response.body)
  return (
    <div className={css.line}>
      <Select
        label="Body from"
        isLabelHidden
        size="small"
        value={response.bodyType}
        onChange={(bodyType) => onChange({ bodyType })}
        isReadOnly={isReadOnly}
        options={[
          { value: 'INLINE', label: 'Written here' },
          { value: 'DATABUCKET', label: 'From a data bucket' },
          { value: 'FILE', label: 'From a file' },
        ]}
      />
      {response.bodyType === 'DATABUCKET' && (
        <Select
          label="Data bucket"
          isLabelHidden
          size="small"
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
          isLabelHidden
          size="small"
          isMono
          value={response.filePath}
          onChange={(filePath) => onChange({ filePath })}
          placeholder="images/logo.png"
          isReadOnly={isReadOnly}
          error={errorAt(['filePath'])}
          className={css.grow}
        />
      )}
      {response.bodyType === 'INLINE' && !isReadOnly && formatted !== undefined && (
        <Button size="small" variant="quiet" onPress={() => onChange({ body: formatted })}>
          Format
        </Button>
      )}
    </div>
  )
}

/** Undefined where there is nothing to put in order. */
function formattedJson(body: string): string | undefined {
  if (!/^\s*[[{]/.test(body)) return undefined
  try {
    const formatted = JSON.stringify(JSON.parse(body), null, 2)
    return formatted === body.trim() ? undefined : formatted
  } catch {
    // With templates in it, it need not be JSON.
    return undefined
  }
}
