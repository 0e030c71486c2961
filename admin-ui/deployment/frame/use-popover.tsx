// How a deployment is asked: its first key, and a line for curl.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  Button,
  CodeBlock,
  CopyButton,
  ErrorNote,
  Popover,
  Skeleton,
  useClient,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import css from './frame.module.css'

export interface UsePopoverProps {
  readonly name: string
  readonly url: string
  readonly isPrivate: boolean
}

export function UsePopover(props: UsePopoverProps) {
  return (
    <Popover
      label="How to use it"
      placement="bottom end"
      trigger={<Button size="small">Use it</Button>}
    >
      {props.isPrivate ? <WithKey {...props} /> : <CurlLine url={props.url} />}
    </Popover>
  )
}

function WithKey({ name, url }: UsePopoverProps) {
  const client = useClient()
  const whyNot = useWhyNotDeploy()
  const [isShown, setShown] = useState(false)
  const keys = useQuery({
    queryKey: ['keys', name],
    queryFn: () => client.keys(name),
    enabled: whyNot === undefined,
  })
  if (whyNot) return <p>{whyNot}: keys of deployments are shown to who may deploy.</p>
  if (keys.isError) return <ErrorNote error={keys.error} />
  if (!keys.data) return <Skeleton lines={2} />
  const key = keys.data[0]?.key
  if (key === undefined) return <p>It has no key, so nobody can use it. Make one under Settings.</p>
  return (
    <div className={css.use}>
      <div className={css.key}>
        <code>{isShown ? key : `${key.slice(0, 6)}${'•'.repeat(16)}`}</code>
        <Button size="small" onPress={() => setShown(!isShown)}>
          {isShown ? 'Hide' : 'Show'}
        </Button>
        <CopyButton text={key} label="Copy the key" />
      </div>
      <CurlLine url={url} shownKey={isShown ? key : undefined} copiedKey={key} />
    </div>
  )
}

interface CurlLineProps {
  readonly url: string
  readonly shownKey?: string | undefined
  readonly copiedKey?: string | undefined
}

/** The line that is copied has the key, the one that is shown only where the key is shown. */
function CurlLine({ url, shownKey, copiedKey }: CurlLineProps) {
  const line = (key: string | undefined) =>
    key === undefined ? `curl ${url}/` : `curl -H 'X-Mockhost-Key: ${key}' ${url}/`
  const shown = copiedKey === undefined ? line(undefined) : line(shownKey ?? 'mh_…')
  return (
    <div className={css.use}>
      <CodeBlock text={shown} wraps />
      <CopyButton text={line(copiedKey)} label="Copy the command">
        Copy the command
      </CopyButton>
    </div>
  )
}
