// A body to read: formatted, with its size, and with what was not recorded of it.
import { CopyButton, Editor } from '../../../kit/index.ts'
import { formatBytes } from '../../figures/index.ts'
import type { ReadableBody } from '../body/index.ts'
import css from './detail.module.css'

export interface BodyViewProps {
  readonly body: ReadableBody
  readonly label: string
}

export function BodyView({ body, label }: BodyViewProps) {
  const { text, language, bytes, keptBytes, isBinary } = body
  return (
    <div>
      <div className={css.bodyHead}>
        <span>
          {isBinary ? 'bytes' : language} · {formatBytes(bytes)}
        </span>
        {text !== '' && !isBinary && <CopyButton text={text} label="Copy the body" />}
      </div>
      {keptBytes < bytes && (
        <p className={css.cut}>
          {keptBytes === 0
            ? 'The body was not recorded.'
            : `Only the first ${formatBytes(keptBytes)} were recorded.`}
        </p>
      )}
      {text !== '' && (
        <Editor value={text} language={language} label={label} minHeight={0} readOnly />
      )}
    </div>
  )
}
