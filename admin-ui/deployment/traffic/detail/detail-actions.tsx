// What can be done with a transaction: copied as a line for a shell, sent again, made a route.
import ListPlus from 'lucide-react/icons/list-plus'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useState } from 'react'
import type { Transaction } from '../../../../sdk/client/index.ts'
import { Button, CopyButton, Menu, useWhyNotDeploy } from '../../../kit/index.ts'
import { ReplayDialog } from '../compare/index.ts'
import { MakeRouteDialog } from '../make-route/index.ts'
import css from './detail.module.css'
import { useCurl } from './use-curl.ts'
import { useReplay } from './use-replay.ts'

export interface DetailActionsProps {
  readonly name: string
  readonly transaction: Transaction
  readonly onOpen: (id: number) => void
}

export function DetailActions({ name, transaction, onOpen }: DetailActionsProps) {
  const whyReadOnly = useWhyNotDeploy()
  const curl = useCurl(name, transaction)
  const replay = useReplay(name, transaction)
  const [isMaking, setMaking] = useState(false)
  const isMissed = transaction.source === 'none'
  return (
    <div className={css.actions}>
      <Button
        size="small"
        variant={isMissed ? 'primary' : 'plain'}
        icon={<ListPlus size={14} />}
        whyDisabled={whyReadOnly}
        onPress={() => setMaking(true)}
      >
        Make a route
      </Button>
      <Menu
        label="Send the request again"
        placement="bottom start"
        items={[
          { id: 'send', label: 'Send again', run: () => replay.run(false) },
          { id: 'dry', label: 'Dry run: nothing changes', run: () => replay.run(true) },
        ]}
      >
        <Button
          size="small"
          icon={<RotateCw size={14} />}
          whyDisabled={whyReadOnly}
          isPending={replay.isPending}
        >
          Replay
        </Button>
      </Menu>
      <CopyButton text={curl} label="Copy as curl">
        Copy as curl
      </CopyButton>
      {isMaking && (
        <MakeRouteDialog name={name} transaction={transaction} onClose={() => setMaking(false)} />
      )}
      {replay.replayed && (
        <ReplayDialog
          {...replay.replayed}
          onClose={replay.close}
          onOpen={(id) => {
            replay.close()
            onOpen(id)
          }}
        />
      )}
    </div>
  )
}
