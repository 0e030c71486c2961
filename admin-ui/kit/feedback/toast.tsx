// Short messages at the edge of the screen, which go away by themselves; mistakes stay until they are closed.
import X from 'lucide-react/icons/x'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { Button } from '../button/button.tsx'
import { IconButton } from '../button/icon-button.tsx'
import { cx } from '../cx.ts'
import css from './feedback.module.css'
import { messageOfError } from './message-of-error.ts'

export interface Toast {
  readonly title: string
  readonly text?: string | undefined
  readonly tone?: 'neutral' | 'success' | 'warning' | 'danger' | undefined
  /** Something to do about it, as in "Undo". */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

export interface Toasts {
  show(toast: Toast): void
  success(title: string, text?: string): void
  /** What failed, as in "The key was not made", with what was thrown. */
  error(title: string, error: unknown): void
}

const SHOWN_MS = 6_000

const ToastContext = createContext<Toasts | undefined>(undefined)

export function useToast(): Toasts {
  const toasts = useContext(ToastContext)
  if (!toasts) throw new Error('useToast is used outside of ToastProvider')
  return toasts
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const queue = useMemo(() => new ToastQueue<Toast>({ maxVisibleToasts: 4 }), [])
  const toasts = useMemo(() => toastsOf(queue), [queue])
  return (
    <ToastContext value={toasts}>
      {children}
      <ToastRegion queue={queue} className={css.region ?? ''}>
        {({ toast }) => (
          <AriaToast toast={toast} className={cx(css.toast, css[toast.content.tone ?? 'neutral'])}>
            <ToastContent className={css.toastText ?? ''}>
              <Text slot="title">{toast.content.title}</Text>
              {toast.content.text && <Text slot="description">{toast.content.text}</Text>}
            </ToastContent>
            {toast.content.action && (
              <Button
                size="small"
                onPress={() => {
                  queue.close(toast.key)
                  toast.content.action?.run()
                }}
              >
                {toast.content.action.label}
              </Button>
            )}
            <IconButton label="Dismiss" size="small" onPress={() => queue.close(toast.key)}>
              <X size={14} />
            </IconButton>
          </AriaToast>
        )}
      </ToastRegion>
    </ToastContext>
  )
}

function toastsOf(queue: ToastQueue<Toast>): Toasts {
  const show = (toast: Toast) => {
    queue.add(toast, toast.tone === 'danger' ? {} : { timeout: SHOWN_MS })
  }
  return {
    show,
    success: (title, text) => show({ title, text, tone: 'success' }),
    error: (title, error) => show({ title, text: messageOfError(error), tone: 'danger' }),
  }
}
