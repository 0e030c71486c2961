// The mock to deploy, and what is chosen for it.
import { type DragEvent, useEffect, useState } from 'react'
import type { Deployed } from '../../../sdk/client/index.ts'
import { Button, cx, Dialog, useToast } from '../../kit/index.ts'
import css from './deploy.module.css'
import { DocumentEditor } from './document-editor.tsx'
import { NO_OPTIONS, type Options, OptionsForm } from './options-form.tsx'
import { SourcePicker } from './source-picker.tsx'
import { type ReadSource, readDropped } from './sources.ts'
import { nameFor, nextSubdomain } from './subdomain-of.ts'
import { useDeploy } from './use-deploy.ts'
import { useSubdomainCheck } from './use-subdomain-check.ts'

export interface DeployFormProps {
  readonly onClose: () => void
  readonly onDeployed: (deployed: Deployed) => void
}

export function DeployForm({ onClose, onDeployed }: DeployFormProps) {
  const [source, setSource] = useState<ReadSource>()
  const [options, setOptions] = useState<Options>(NO_OPTIONS)
  const check = useSubdomainCheck(options.subdomain)
  const deploy = useDeploy(onDeployed)
  useEffect(() => {
    // A name that nobody chose may as well be another one.
    if (check.error === undefined || options.isSubdomainTyped) return
    setOptions((now) => ({ ...now, subdomain: nextSubdomain(now.subdomain) }))
  }, [check.error, options.isSubdomainTyped])
  const take = (taken: ReadSource) => {
    deploy.reset()
    setSource(taken)
    const subdomain = nameFor(taken)
    // What somebody has typed stays.
    if (options.isSubdomainTyped || (source && nameFor(source) === subdomain)) return
    setOptions((now) => ({ ...now, subdomain }))
  }
  const startOver = () => {
    deploy.reset()
    setSource(undefined)
  }
  return (
    <Dialog
      title="Deploy a mock"
      isOpen
      onClose={onClose}
      size="large"
      isDismissable={source === undefined}
      note={
        source && (
          <Button variant="quiet" onPress={startOver}>
            Start over
          </Button>
        )
      }
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          {source && (
            <Button
              variant="primary"
              isPending={deploy.isPending}
              isDisabled={source.text.trim() === '' || check.error !== undefined}
              onPress={() => deploy.mutate({ mock: source.text, options })}
            >
              Deploy
            </Button>
          )}
        </>
      }
    >
      <DropArea onSource={take}>
        {source ? (
          <div className={css.columns}>
            <DocumentEditor
              text={source.text}
              onChange={(text) => take({ ...source, text })}
              error={deploy.error}
            />
            <OptionsForm options={options} onChange={setOptions} check={check} />
          </div>
        ) : (
          <SourcePicker onSource={take} />
        )}
      </DropArea>
    </Dialog>
  )
}

interface DropAreaProps {
  readonly onSource: (source: ReadSource) => void
  readonly children: React.ReactNode
}

/** All of the dialog takes what is dropped. */
function DropArea({ onSource, children }: DropAreaProps) {
  const toast = useToast()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    readDropped(event.dataTransfer).then(
      (dropped) => dropped && onSource(dropped),
      (error) => toast.error('The file was not read', error),
    )
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button that opens a file does the same by keyboard
    <div
      className={cx(css.drop, isOver && css.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={drop}
    >
      {children}
    </div>
  )
}
