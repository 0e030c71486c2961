// The buckets of a state: one is chosen, looked at, edited, and taken back to its first value.
import Database from 'lucide-react/icons/database'
import { useState } from 'react'
import type { State } from '../../../../sdk/client/index.ts'
import {
  Button,
  cx,
  EmptyState,
  SplitPane,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../../kit/index.ts'
import { formatBytes } from '../../figures/index.ts'
import { describeValue } from '../json/index.ts'
import { type StateTarget, useChangeState, useResetState } from '../use-state-of.ts'
import { ValueEditor } from '../values/index.ts'
import css from './buckets.module.css'

type Bucket = State['buckets'][number]

export interface BucketsPanelProps {
  readonly target: StateTarget
  readonly buckets: readonly Bucket[]
}

export function BucketsPanel({ target, buckets }: BucketsPanelProps) {
  const [chosen, setChosen] = useState<string>()
  const bucket = buckets.find(({ uuid }) => uuid === chosen) ?? buckets[0]
  if (!bucket)
    return (
      <EmptyState
        icon={<Database size={20} />}
        title="No data buckets"
        text="Data buckets hold what requests read and change. Add one in the Data tab."
      />
    )
  return (
    <SplitPane
      id="state-buckets"
      label="Width of the list of buckets"
      initial={280}
      first={
        <ul className={css.list} aria-label="Buckets">
          {buckets.map((each) => (
            <li key={each.uuid}>
              <button
                type="button"
                className={cx(css.item)}
                aria-current={each.uuid === bucket.uuid}
                onClick={() => setChosen(each.uuid)}
              >
                <span className={css.name}>{each.name}</span>
                <span className={css.what}>
                  {each.isGenerated ? describeValue(each.value) : 'waits for a request'}
                </span>
              </button>
            </li>
          ))}
        </ul>
      }
      second={
        <BucketView key={`${target.session}/${bucket.uuid}`} target={target} bucket={bucket} />
      }
    />
  )
}

function BucketView({ target, bucket }: { readonly target: StateTarget; readonly bucket: Bucket }) {
  const { uuid, id, name, value, isGenerated } = bucket
  const whyReadOnly = useWhyNotDeploy()
  const toast = useToast()
  const change = useChangeState(target)
  const reset = useResetBucket(target, bucket)
  const bytes = new TextEncoder().encode(JSON.stringify(value) ?? '').length
  return (
    <section className={css.view} aria-label={`Bucket ${name}`}>
      <header className={css.head}>
        <h2>{name}</h2>
        <span className={css.what}>
          {id !== name && `${id} · `}
          {describeValue(value)} · {formatBytes(bytes)}
        </span>
        <Button size="small" whyDisabled={whyReadOnly} onPress={() => void reset()}>
          Reset
        </Button>
      </header>
      {!isGenerated && (
        <p className={css.waits}>
          Its template reads the request, so it is made by the first request that uses it.
        </p>
      )}
      <div className={css.editor}>
        <ValueEditor
          label={`Value of ${name}`}
          value={value}
          isSaving={change.isPending}
          whyReadOnly={whyReadOnly}
          onSave={(next, onDone) =>
            change.mutate(
              { buckets: { [uuid]: next } },
              {
                onSuccess: () => {
                  onDone()
                  toast.success(`${name} is changed`, 'The next request sees it.')
                },
                onError: (error) => toast.error(`${name} was not changed`, error),
              },
            )
          }
        />
      </div>
    </section>
  )
}

function useResetBucket(target: StateTarget, { uuid, name }: Bucket): () => Promise<void> {
  const reset = useResetState(target)
  const confirm = useConfirm()
  const toast = useToast()
  return async () => {
    const isSure = await confirm({
      title: `Reset ${name}?`,
      text: 'What requests changed in it is forgotten. It is generated anew from the mock.',
      confirm: 'Reset the bucket',
    })
    if (!isSure) return
    reset.mutate(uuid, {
      onSuccess: () => toast.success(`${name} is as the mock begins with it`),
      onError: (error) => toast.error(`${name} was not reset`, error),
    })
  }
}
