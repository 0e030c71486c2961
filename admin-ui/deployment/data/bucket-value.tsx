// What a bucket holds now: as requests have left it, and what its template would come to if it were made anew.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import type { State } from '../../../sdk/client/index.ts'
import type { DataBucket } from '../../../sdk/editing/index.ts'
import {
  Button,
  Editor,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  useClient,
  useToast,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { useDeployment } from '../queries/index.ts'
import css from './data.module.css'
import { generateValue } from './generate-value.ts'

export interface BucketValueProps {
  /** Of the deployment. */
  readonly name: string
  readonly bucket: DataBucket
}

const EVERY_MS = 3_000

export function BucketValue({ name, bucket }: BucketValueProps) {
  const [tab, setTab] = useState('now')
  return (
    <Tabs selected={tab} onSelect={setTab}>
      <TabList label="Values of the bucket">
        <Tab id="now">Now</Tab>
        <Tab id="anew">Made anew</Tab>
      </TabList>
      <TabPanel id="now">
        <CurrentValue name={name} bucket={bucket} />
      </TabPanel>
      <TabPanel id="anew">
        <GeneratedValue name={name} bucket={bucket} />
      </TabPanel>
    </Tabs>
  )
}

function CurrentValue({ name, bucket }: BucketValueProps) {
  const client = useClient()
  const state = useQuery({
    queryKey: ['state', name, null],
    queryFn: () => client.state(name),
    refetchInterval: EVERY_MS,
  })
  const reset = useReset(name)
  const whyNot = useWhyNotDeploy()
  const live = state.data?.buckets.find(({ uuid }) => uuid === bucket.uuid)
  if (!live) return <p className={css.note}>It is not live yet.</p>
  return (
    <>
      <div className={css.valueHead}>
        <p className={css.note}>
          {live.isGenerated
            ? 'As requests have left it. '
            : 'It waits for the first request that uses it, which its template reads. '}
          <Link to="/deployments/$name/state" params={{ name }} className={css.link}>
            Change it in the state
          </Link>
        </p>
        <Button
          size="small"
          whyDisabled={whyNot}
          isPending={reset.isPending}
          onPress={() => reset.mutate(bucket.uuid)}
        >
          Reset
        </Button>
      </div>
      <Editor
        label="Value now"
        language="json"
        value={textOf(live.value)}
        readOnly
        minHeight={60}
        maxHeight={320}
      />
    </>
  )
}

function useReset(name: string) {
  const client = useClient()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (bucket: string) => client.resetState(name, { bucket }),
    onSuccess: (state: State) => {
      queries.setQueryData(['state', name, null], state)
      toast.success('The bucket is as the mock begins with it')
    },
    onError: (error) => toast.error('The bucket was not reset', error),
  })
}

function GeneratedValue({ name, bucket }: BucketValueProps) {
  const template = useDeferredValue(bucket.value)
  const env = useDeployment(name).data?.env ?? []
  const known = env.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const]))
  const generated = useQuery({
    queryKey: ['generated', name, bucket.uuid, template, known],
    queryFn: () => generateValue({ ...bucket, value: template }, Object.fromEntries(known)),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (previous) => previous,
  })
  return (
    <>
      <div className={css.valueHead}>
        <p className={css.note}>What the template comes to, made here and not saved.</p>
        <Button size="small" onPress={() => void generated.refetch()}>
          Again
        </Button>
      </div>
      {generated.isError ? (
        <p className={css.mistake}>{generated.error.message}</p>
      ) : (
        <Editor
          label="Value made anew"
          language="json"
          value={textOf(generated.data)}
          readOnly
          minHeight={60}
          maxHeight={320}
        />
      )}
    </>
  )
}

const textOf = (value: unknown): string => JSON.stringify(value, null, 2) ?? ''
