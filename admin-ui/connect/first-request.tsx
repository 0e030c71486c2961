// Sends a request to the mock, and shows what comes back.
import { useMutation } from '@tanstack/react-query'
import Play from 'lucide-react/icons/play'
import { Button, Code, ErrorNote, StatusBadge, useClient } from '../kit/index.ts'
import css from './connect.module.css'

export interface FirstRequestProps {
  readonly subdomain: string
  readonly path: string
  /** The key that the mock wants. */
  readonly secret: string | undefined
  readonly whyNot: string | undefined
}

const MOST_CHARACTERS = 1_500

export function FirstRequest({ subdomain, path, secret, whyNot }: FirstRequestProps) {
  const client = useClient()
  const request = useMutation({
    mutationFn: async () => {
      const headers = secret === undefined ? {} : { 'X-Mockhost-Key': secret }
      const started = performance.now()
      const response = await client.fetch(subdomain, path, { headers })
      const text = await response.text()
      return { status: response.status, text, ms: performance.now() - started }
    },
  })
  return (
    <div className={css.part}>
      <dt>
        <span className="visually-hidden">A first request</span>
      </dt>
      <dd>
        <div className={css.try}>
          <Button
            size="small"
            icon={<Play size={13} />}
            isPending={request.isPending}
            whyDisabled={whyNot}
            onPress={() => request.mutate()}
          >
            Try it
          </Button>
          <Code className={css.note}>{`GET ${path}`}</Code>
        </div>
        <div role="status">
          {request.data && (
            <div className={css.answer}>
              <div className={css.line}>
                <StatusBadge status={request.data.status} />
                <span className={css.note}>{Math.round(request.data.ms)} ms</span>
              </div>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
              <pre tabIndex={0}>{shortened(request.data.text)}</pre>
            </div>
          )}
        </div>
        {request.isError && <ErrorNote error={request.error} />}
      </dd>
    </div>
  )
}

const shortened = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text || '(no body)'
