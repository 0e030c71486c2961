// Text as machines have it: a word in a line, or a block of lines with a button that copies them.
import { CopyButton } from '../button/copy-button.tsx'
import { cx } from '../cx.ts'
import css from './text.module.css'

export function Code({
  children,
  className,
}: {
  readonly children: string
  readonly className?: string | undefined
}) {
  return <code className={cx(css.code, className)}>{children}</code>
}

export interface CodeBlockProps {
  readonly text: string
  /** What the button copies, as in "Copy the command"; none without it. */
  readonly copyLabel?: string | undefined
  /** Long lines go on in the next one. */
  readonly wraps?: boolean | undefined
}

export function CodeBlock({ text, copyLabel, wraps = false }: CodeBlockProps) {
  return (
    <div className={css.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard */}
      <pre className={cx(wraps && css.wraps)} tabIndex={0}>
        <code>{text}</code>
      </pre>
      {copyLabel && <CopyButton text={text} label={copyLabel} />}
    </div>
  )
}
