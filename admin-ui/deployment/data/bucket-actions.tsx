// Copies a data bucket, and removes it where that is meant.
import Copy from 'lucide-react/icons/copy'
import Trash2 from 'lucide-react/icons/trash-2'
import type { DataBucket } from '../../../sdk/editing/index.ts'
import { IconButton, useConfirm, useWhyNotDeploy } from '../../kit/index.ts'
import type { EditedMock } from '../mock/index.ts'
import type { Use } from '../usage/index.ts'
import css from './data.module.css'
import { copyBucket, removeBucket } from './edit-buckets.ts'

export interface BucketActionsProps {
  readonly bucket: DataBucket
  readonly edited: EditedMock
  readonly uses: readonly Use[]
  readonly onChoose: (uuid: string | undefined) => void
}

export function BucketActions({
  bucket,
  edited: { mock, edit },
  uses,
  onChoose,
}: BucketActionsProps) {
  const confirm = useConfirm()
  const whyNot = useWhyNotDeploy()
  const title = bucket.name || bucket.id
  const copy = () => {
    const { copy: made } = copyBucket(mock, bucket)
    edit(`Copied the data bucket ${title}`, (now) => {
      const place = now.data.findIndex(({ uuid }) => uuid === bucket.uuid)
      return { ...now, data: now.data.toSpliced(place + 1, 0, made) }
    })
    onChoose(made.uuid)
  }
  const remove = async () => {
    const isSure =
      uses.length === 0 ||
      (await confirm({
        title: `Remove ${title}?`,
        text: `${uses.length === 1 ? 'One part' : `${uses.length} parts`} of the mock use it, and will be mistakes without it. You can undo this.`,
        confirm: 'Remove the bucket',
        isDanger: true,
      }))
    if (!isSure) return
    edit(`Removed the data bucket ${title}`, (now) => removeBucket(now, bucket.uuid))
    onChoose(undefined)
  }
  return (
    <div className={css.actions}>
      <IconButton label="Copy the bucket" whyDisabled={whyNot} onPress={copy}>
        <Copy size={16} />
      </IconButton>
      <IconButton label="Remove the bucket" whyDisabled={whyNot} onPress={() => void remove()}>
        <Trash2 size={16} />
      </IconButton>
    </div>
  )
}
