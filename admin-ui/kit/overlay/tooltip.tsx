// A short text beside what is pointed at or has the focus.
import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Keys } from '../text/keys.tsx'
import css from './overlay.module.css'

export interface TooltipProps {
  readonly text: string
  /** One thing that can have the focus. */
  readonly children: ReactElement
  /** A shortcut to name beside the text. */
  readonly keys?: string | undefined
  readonly placement?: 'top' | 'bottom' | 'start' | 'end' | undefined
}

export function Tooltip({ text, children, keys, placement = 'top' }: TooltipProps) {
  const isPlain = typeof children.type === 'string'
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {isPlain ? <Focusable>{children as FocusableElement}</Focusable> : children}
      <AriaTooltip className={css.tooltip ?? ''} placement={placement} offset={6}>
        {text}
        {keys && <Keys keys={keys} />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

type FocusableElement = Parameters<typeof Focusable>[0]['children']
