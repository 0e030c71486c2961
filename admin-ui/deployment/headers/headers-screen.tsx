// The headers tab: what every answer of the mock has.
import { useParams } from '@tanstack/react-router'
import { Button, KeyValueEditor, Section, useWhyNotDeploy } from '../../kit/index.ts'
import { WithMock } from '../editing/index.ts'
import { RESPONSE_HEADERS, valuesForHeader } from '../header-names/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { hasCors, withCors } from './cors-preset.ts'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  return (
    <WithMock
      name={name}
      title="Headers"
      text="Every answer has them, unless its response says the same header itself. Values are templates."
    >
      {(mock) => <Headers {...mock} />}
    </WithMock>
  )
}

function Headers({ mock, edit, mistakesAt }: EditedMock) {
  const whyNot = useWhyNotDeploy()
  const { headers } = mock
  return (
    <Section
      title="Headers of all answers"
      actions={
        <Button
          size="small"
          whyDisabled={whyNot ?? (hasCors(headers) ? 'They are there already.' : undefined)}
          onPress={() =>
            edit('Added the CORS headers', (now) => ({ ...now, headers: withCors(now.headers) }))
          }
        >
          Add the CORS headers
        </Button>
      }
    >
      <KeyValueEditor
        label="Headers"
        rows={headers}
        onChange={(rows) =>
          edit('Changed the headers', (now) => ({
            ...now,
            headers: rows.map((row) => ({ ...row })),
          }))
        }
        addLabel="Add a header"
        suggestions={RESPONSE_HEADERS}
        valuesFor={valuesForHeader}
        isReadOnly={whyNot !== undefined}
        errorOf={(row) => mistakesAt(['headers', row])[0]?.message}
      />
    </Section>
  )
}
