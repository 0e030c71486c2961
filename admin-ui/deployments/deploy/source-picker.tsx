// What is deployed: a file, a text, what is behind an address, the sample, or nothing yet.
import { useMutation } from '@tanstack/react-query'
import ClipboardPaste from 'lucide-react/icons/clipboard-paste'
import FilePlus from 'lucide-react/icons/file-plus'
import Link from 'lucide-react/icons/link'
import Store from 'lucide-react/icons/store'
import Upload from 'lucide-react/icons/upload'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Spinner, useClient, useToast } from '../../kit/index.ts'
import css from './picker.module.css'
import { EMPTY_MOCK, type ReadSource, readFile } from './sources.ts'
import { UrlForm } from './url-form.tsx'

export interface SourcePickerProps {
  readonly onSource: (source: ReadSource) => void
}

export function SourcePicker({ onSource }: SourcePickerProps) {
  const [isAsking, setAsking] = useState(false)
  const sample = useSample(onSource)
  usePasted(onSource)
  return (
    <div className={css.picker}>
      <FileArea onSource={onSource} />
      <div className={css.choices}>
        <Choice
          icon={<ClipboardPaste size={18} />}
          title="Paste or type it"
          text="JSON or YAML; Ctrl V works here, too"
          onPress={() => onSource({ text: '', name: '' })}
        />
        <Choice
          icon={<Link size={18} />}
          title="From an address"
          text="Fetched by this browser"
          isOpen={isAsking}
          onPress={() => setAsking(!isAsking)}
        />
        <Choice
          icon={sample.isPending ? <Spinner size={18} /> : <Store size={18} />}
          title="The sample shop"
          text="Products, orders, a login"
          onPress={() => sample.mutate()}
        />
        <Choice
          icon={<FilePlus size={18} />}
          title="An empty mock"
          text="One route, to go on from"
          onPress={() => onSource(EMPTY_MOCK)}
        />
      </div>
      {isAsking && <UrlForm onSource={onSource} />}
    </div>
  )
}

interface ChoiceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly text: string
  readonly isOpen?: boolean
  readonly onPress: () => void
}

function Choice({ icon, title, text, isOpen, onPress }: ChoiceProps) {
  return (
    <AriaButton
      className={css.choice ?? ''}
      onPress={onPress}
      {...(isOpen === undefined ? {} : { 'aria-expanded': isOpen })}
    >
      <span className={css.icon}>{icon}</span>
      <span>
        <strong>{title}</strong>
        <small>{text}</small>
      </span>
    </AriaButton>
  )
}

function FileArea({ onSource }: SourcePickerProps) {
  const toast = useToast()
  const input = useRef<HTMLInputElement>(null)
  const read = (file: File) =>
    void readFile(file).then(onSource, (error) => toast.error('The file was not read', error))
  return (
    <>
      <AriaButton className={css.area ?? ''} autoFocus onPress={() => input.current?.click()}>
        <Upload size={22} aria-hidden="true" />
        <strong>Drop a file here, or choose one</strong>
        <small>A Mockoon environment, or a mock in YAML or JSON</small>
      </AriaButton>
      <input
        ref={input}
        type="file"
        accept=".json,.yaml,.yml,application/json,application/yaml"
        hidden
        aria-label="A file with a mock"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) read(file)
          target.value = ''
        }}
      />
    </>
  )
}

function useSample(onSource: (source: ReadSource) => void) {
  const client = useClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => client.sample(),
    onSuccess: (text) => onSource({ text, name: 'shop' }),
    onError: (error) => toast.error('The sample was not fetched', error),
  })
}

/** What is pasted where nothing is being typed. */
function usePasted(onSource: (source: ReadSource) => void): void {
  const latest = useRef(onSource)
  useEffect(() => {
    latest.current = onSource
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text === '' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      latest.current({ text, name: '' })
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
