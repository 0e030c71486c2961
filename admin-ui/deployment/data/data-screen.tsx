// The data tab: the buckets that requests read and change, as the mock begins with them.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import Database from 'lucide-react/icons/database'
import type { DataBucket } from '../../../sdk/editing/index.ts'
import { Button, EmptyState, SplitPane, useWhyNotDeploy } from '../../kit/index.ts'
import { WithMock } from '../editing/index.ts'
import type { EditedMock } from '../mock/index.ts'
import { PartList } from '../parts/index.ts'
import { BucketEditor } from './bucket-editor.tsx'
import { addBucket, newBucket } from './edit-buckets.ts'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  return (
    <WithMock name={name} title="Data" layout="full">
      {(mock) => <Data name={name} edited={mock} />}
    </WithMock>
  )
}

interface DataProps {
  readonly name: string
  readonly edited: EditedMock
}

function Data({ name, edited }: DataProps) {
  const { mock, edit, mistakesAt } = edited
  const whyNot = useWhyNotDeploy()
  const [chosen, choose] = useChosen()
  const bucket = mock.data.find(({ uuid }) => uuid === chosen) ?? mock.data[0]
  const add = () => {
    const added = newBucket(mock)
    edit(`Added the data bucket ${added.name}`, (now) => addBucket(now, added))
    choose(added.uuid)
  }
  if (!bucket)
    return (
      <EmptyState
        icon={<Database size={20} />}
        title="No data buckets"
        text="A data bucket holds what requests read and change: the items of a resource, a list to choose from, a record."
        actions={
          <Button variant="primary" whyDisabled={whyNot} onPress={add}>
            New bucket
          </Button>
        }
      />
    )
  return (
    <SplitPane
      id="data"
      label="Width of the list of buckets"
      initial={260}
      first={
        <PartList
          label="Data buckets"
          parts={mock.data.map((each, index) => listed(each, mistakesAt(['data', index]).length))}
          selected={bucket.uuid}
          onSelect={choose}
          addLabel="New bucket"
          onAdd={add}
          whyNotAdd={whyNot}
        />
      }
      second={
        <BucketEditor
          key={bucket.uuid}
          name={name}
          bucket={bucket}
          edited={edited}
          onChoose={choose}
        />
      }
    />
  )
}

const listed = ({ uuid, id, name }: DataBucket, mistakes: number) => ({
  uuid,
  name: name || id,
  note: name === id ? '' : id,
  hasMistakes: mistakes > 0,
})

/** Which bucket the address names, by its uuid. */
function useChosen(): [string | undefined, (uuid: string | undefined) => void] {
  const { bucket } = useSearch({ strict: false }) as { bucket?: unknown }
  const navigate = useNavigate()
  return [
    typeof bucket === 'string' ? bucket : undefined,
    (uuid) =>
      void navigate({
        to: '.',
        search: uuid === undefined ? {} : { bucket: uuid },
        replace: true,
      }),
  ]
}
