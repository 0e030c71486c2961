// How the tail is doing: whether it is live, how fast it comes, how many came; and pausing and clearing it.
import { useMutation } from '@tanstack/react-query'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Trash2 from 'lucide-react/icons/trash-2'
import { useEffect, useState } from 'react'
import {
  cx,
  IconButton,
  Sparkline,
  useClient,
  useConfirm,
  useToast,
  useWhyNotDeploy,
} from '../../kit/index.ts'
import { formatCount } from '../figures/index.ts'
import type { TailSnapshot, TailStore } from './tail/index.ts'
import css from './traffic.module.css'

export interface TailBarProps {
  readonly name: string
  readonly store: TailStore
  readonly snapshot: TailSnapshot
  readonly onResume: () => void
}

const WORDS = {
  connecting: 'Connecting',
  live: 'Live',
  interrupted: 'Connection lost, trying again',
  ended: 'Ended',
} as const

export function TailBar({ name, store, snapshot, onResume }: TailBarProps) {
  const { connection, received, isPaused, isHeld } = snapshot
  const isStill = isPaused || isHeld
  const clear = useClear(name, store)
  const word = connection === 'live' && isStill ? 'Paused' : WORDS[connection]
  return (
    <div className={css.tail}>
      <RateChart store={store} />
      <span className={css.received}>{formatCount(received)} received</span>
      <span className={css.state} role="status">
        <span className={cx(css.dot, css[connection], isStill && css.still)} aria-hidden="true" />
        {word}
      </span>
      <IconButton
        label={isStill ? 'Resume' : 'Pause'}
        size="small"
        keys="p"
        onPress={() => (isStill ? onResume() : store.setPaused(true))}
      >
        {isStill ? <Play size={14} /> : <Pause size={14} />}
      </IconButton>
      <IconButton
        label="Clear the log"
        size="small"
        whyDisabled={clear.whyNot}
        onPress={() => void clear.ask()}
      >
        <Trash2 size={14} />
      </IconButton>
    </div>
  )
}

const EVERY_MS = 1_000

/** Drawn once a second, however fast they come. */
function RateChart({ store }: { readonly store: TailStore }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  const rate = store.rate.perSecond(now)
  return (
    <>
      <Sparkline
        values={store.rate.points(now).slice(0, -1)}
        label={`Requests a second in the last minute, now ${rate}`}
      />
      <span className={css.rate}>{formatCount(rate)}/s</span>
    </>
  )
}

function useClear(name: string, store: TailStore) {
  const client = useClient()
  const confirm = useConfirm()
  const toast = useToast()
  const whyNot = useWhyNotDeploy()
  const clear = useMutation({
    mutationFn: () => client.clearTransactions(name),
    onSuccess: () => store.forget(),
    onError: (error) => toast.error('The log was not cleared', error),
  })
  const ask = async () => {
    const isSure = await confirm({
      title: 'Clear the log?',
      text: 'All recorded transactions of this deployment are gone, for everyone.',
      confirm: 'Clear the log',
      isDanger: true,
    })
    if (isSure) clear.mutate()
  }
  return { ask, whyNot }
}
