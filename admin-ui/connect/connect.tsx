// How a deployment is asked, each part to be copied.
import { useQuery } from '@tanstack/react-query'
import Eye from 'lucide-react/icons/eye'
import EyeOff from 'lucide-react/icons/eye-off'
import { type ReactNode, useState } from 'react'
import { CopyButton, IconButton, useClient } from '../kit/index.ts'
import css from './connect.module.css'
import { curlLine } from './curl-line.ts'
import { firstPath } from './first-path.ts'
import { FirstRequest } from './first-request.tsx'

export interface ConnectProps {
  readonly subdomain: string
  readonly url: string
  readonly isPrivate: boolean
  /** One of its keys; undefined where it has none, or the one who is signed in may not see it. */
  readonly secret: string | undefined
  /** Said in place of the key. */
  readonly whyNoKey?: string | undefined
}

export function Connect({ subdomain, url, isPrivate, secret, whyNoKey }: ConnectProps) {
  const [isShown, setShown] = useState(false)
  const path = useFirstPath(subdomain)
  const line = (key: string) => curlLine({ url, path, key: isPrivate ? key : undefined })
  return (
    <dl className={css.parts}>
      <Part name="URL">
        <a href={url} target="_blank" rel="noreferrer" className={css.text}>
          {url}
        </a>
        <CopyButton text={url} label="Copy the URL" />
      </Part>
      <Part
        name="Key"
        note={isPrivate ? 'Every request needs it.' : 'It is public: no request needs the key.'}
      >
        {secret === undefined ? (
          <span className={css.note}>{whyNoKey}</span>
        ) : (
          <>
            <code className={css.text}>{isShown ? secret : masked(secret)}</code>
            <IconButton
              size="small"
              label={isShown ? 'Hide the key' : 'Show the key'}
              onPress={() => setShown(!isShown)}
            >
              {isShown ? <EyeOff size={14} /> : <Eye size={14} />}
            </IconButton>
            <CopyButton text={secret} label="Copy the key" />
          </>
        )}
      </Part>
      <Part name="curl">
        <code className={css.text}>{line(isShown ? (secret ?? 'KEY') : 'mh_…')}</code>
        <CopyButton text={line(secret ?? 'KEY')} label="Copy the curl command" />
      </Part>
      <FirstRequest
        subdomain={subdomain}
        path={path}
        secret={isPrivate ? secret : undefined}
        whyNot={isPrivate && secret === undefined ? 'It needs a key' : undefined}
      />
    </dl>
  )
}

interface PartProps {
  readonly name: string
  readonly note?: string
  readonly children: ReactNode
}

function Part({ name, note, children }: PartProps) {
  return (
    <div className={css.part}>
      <dt>{name}</dt>
      <dd>
        <div className={css.line}>{children}</div>
        {note && <p className={css.note}>{note}</p>}
      </dd>
    </div>
  )
}

const masked = (secret: string): string => `${secret.slice(0, 6)}${'•'.repeat(18)}`

function useFirstPath(subdomain: string): string {
  const client = useClient()
  const path = useQuery({
    queryKey: ['first-path', subdomain],
    queryFn: async () => firstPath((await client.mock(subdomain)).mock),
  })
  return path.data ?? '/'
}
