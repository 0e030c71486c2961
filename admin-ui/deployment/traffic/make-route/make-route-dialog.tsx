// Makes a route of a recorded request: its path with ids as parameters, and what it is to answer.
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Transaction } from '../../../../sdk/client/index.ts'
import { Button, Dialog, ErrorNote, Skeleton, useToast } from '../../../kit/index.ts'
import { type EditedMock, useMock } from '../../mock/index.ts'
import { addRoute, type FinishedDraft, routeOf } from './add-route.ts'
import { endpointOf, readPath } from './endpoint-of.ts'
import { draftRoute } from './route-draft.ts'
import { RouteForm } from './route-form.tsx'

export interface MakeRouteDialogProps {
  /** Of the deployment. */
  readonly name: string
  readonly transaction: Transaction
  readonly onClose: () => void
}

export function MakeRouteDialog({ name, transaction, onClose }: MakeRouteDialogProps) {
  const { data: mock, error, retry } = useMock(name)
  if (mock) return <Form name={name} transaction={transaction} mock={mock} onClose={onClose} />
  return (
    <Dialog title="Make a route" isOpen onClose={onClose}>
      {error ? <ErrorNote error={error} onRetry={retry} /> : <Skeleton lines={6} />}
    </Dialog>
  )
}

interface FormProps extends MakeRouteDialogProps {
  readonly mock: EditedMock
}

function Form({ name, transaction, mock: { mock, edit }, onClose }: FormProps) {
  const toast = useToast()
  const navigate = useNavigate()
  const [start] = useState(() => startOf(transaction, mock))
  const [draft, setDraft] = useState<FinishedDraft>(start.draft)
  const add = () => {
    const route = routeOf(draft)
    const title = `${draft.method.toUpperCase()} ${draft.endpoint}`
    edit(`Made ${title} from a request`, (now) => addRoute(now, route, transaction.route?.uuid))
    toast.show({
      title: `${title} is made`,
      text: 'It answers as soon as it is saved.',
      tone: 'success',
      action: {
        label: 'Edit it',
        run: () =>
          void navigate({
            to: '/deployments/$name/routes',
            params: { name },
            search: { route: route.uuid },
          }),
      },
    })
    onClose()
  }
  return (
    <Dialog
      title="Make a route from this request"
      isOpen
      onClose={onClose}
      size="large"
      isDismissable={false}
      note={
        transaction.route &&
        `It is tried before ${transaction.route.title}, which answered this one.`
      }
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={draft.endpoint.trim() === ''} onPress={add}>
            Add the route
          </Button>
        </>
      }
    >
      <RouteForm
        draft={draft}
        onChange={setDraft}
        segments={start.segments}
        prefix={mock.endpointPrefix}
        notes={start.notes}
      />
    </Dialog>
  )
}

/** What the form begins with: ids of the path are parameters, and the answer is the recorded one. */
function startOf(transaction: Transaction, mock: EditedMock['mock']) {
  const { notes, ...draft } = draftRoute(transaction, mock.headers)
  const { segments, isBelowPrefix } = readPath(transaction.request.path, mock.endpointPrefix)
  const ids = new Set(segments.flatMap(({ isId }, place) => (isId ? [place] : [])))
  const outside = isBelowPrefix
    ? []
    : [
        `The mock answers below /${mock.endpointPrefix} only, and this request was not: the route will not answer it.`,
      ]
  return {
    draft: { ...draft, endpoint: endpointOf(segments, ids) },
    segments,
    notes: [...outside, ...notes],
  }
}
