// The callbacks tab: the requests that responses make after their answers.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import Send from 'lucide-react/icons/send'
import { Button, EmptyState, SplitPane, useWhyNotDeploy } from '../../kit/index.ts'
import { WithMock } from '../editing/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { PartList } from '../parts/index.ts'
import { CallbackEditor } from './callback-editor.tsx'
import { addCallback, newCallback } from './edit-callbacks.ts'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  return (
    <WithMock name={name} title="Callbacks" layout="full">
      {(mock) => <Callbacks name={name} edited={mock} />}
    </WithMock>
  )
}

interface CallbacksProps {
  readonly name: string
  readonly edited: EditedMock
}

function Callbacks({ name, edited }: CallbacksProps) {
  const { mock, edit, mistakesAt } = edited
  const whyNot = useWhyNotDeploy()
  const [chosen, choose] = useChosen()
  const callback = mock.callbacks.find(({ uuid }) => uuid === chosen) ?? mock.callbacks[0]
  const add = () => {
    const added = newCallback(mock)
    edit(`Added the callback ${added.name}`, (now) => addCallback(now, added))
    choose(added.uuid)
  }
  if (!callback)
    return (
      <EmptyState
        icon={<Send size={20} />}
        title="No callbacks"
        text="A callback is a request that the mock makes after an answer, such as a webhook. Add one here, then choose it in a response."
        actions={
          <Button variant="primary" whyDisabled={whyNot} onPress={add}>
            New callback
          </Button>
        }
      />
    )
  return (
    <SplitPane
      id="callbacks"
      label="Width of the list of callbacks"
      initial={260}
      first={
        <PartList
          label="Callbacks"
          parts={mock.callbacks.map((each, index) => ({
            uuid: each.uuid,
            name: each.name || each.id,
            note: each.method.toUpperCase(),
            hasMistakes: mistakesAt(['callbacks', index]).length > 0,
          }))}
          selected={callback.uuid}
          onSelect={choose}
          addLabel="New callback"
          onAdd={add}
          whyNotAdd={whyNot}
        />
      }
      second={
        <CallbackEditor
          key={callback.uuid}
          name={name}
          callback={callback}
          edited={edited}
          onRemoved={() => choose(undefined)}
        />
      }
    />
  )
}

/** Which callback the address names, by its uuid. */
function useChosen(): [string | undefined, (uuid: string | undefined) => void] {
  const { callback } = useSearch({ strict: false }) as { callback?: unknown }
  const navigate = useNavigate()
  return [
    typeof callback === 'string' ? callback : undefined,
    (uuid) =>
      void navigate({
        to: '.',
        search: uuid === undefined ? {} : { callback: uuid },
        replace: true,
      }),
  ]
}
