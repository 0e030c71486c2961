// Puts a text on the clipboard, and says that it did.
import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'
import { IconButton } from './icon-button.tsx'

export interface CopyButtonProps {
  readonly text: string
  /** What is copied, as in "Copy the URL". */
  readonly label: string
  readonly size?: 'small' | 'medium' | undefined
  /** A text on the button; an icon alone where it is left out. */
  readonly children?: ReactNode
}

const SHOWN_MS = 1_500

export function CopyButton({ text, label, size = 'small', children }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    void copyText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  const icon = state === 'copied' ? <Check size={14} /> : <Copy size={14} />
  const said = { idle: label, copied: 'Copied', failed: 'The browser refused to copy' }[state]
  return (
    <>
      {children ? (
        <Button size={size} icon={icon} onPress={copy} label={label}>
          {children}
        </Button>
      ) : (
        <IconButton size={size} label={said} onPress={copy}>
          {icon}
        </IconButton>
      )}
      <span role="status" className="visually-hidden">
        {state === 'idle' ? '' : said}
      </span>
    </>
  )
}
