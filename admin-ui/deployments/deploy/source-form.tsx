// The mock to deploy, as a text that can be looked over and mended before it goes live.
import { useMutation } from '@tanstack/react-query'
import FileUp from 'lucide-react/icons/file-up'
import { useMemo, useRef, useState } from 'react'
import type { ApiMistake } from '../../../sdk/client/index.ts'
import {
  Button,
  Editor,
  type EditorDiagnostic,
  Mistakes,
  messageOfError,
  TextField,
  useClient,
  useToast,
} from '../../kit/index.ts'
import css from './deploy.module.css'
import { EMPTY_MOCK, languageOf, nameOfFile, readFile, readUrl } from './sources.ts'

export interface SourceFormProps {
  readonly text: string
  /** @param name a subdomain that fits where it came from */
  readonly onText: (text: string, name?: string) => void
  readonly mistakes: readonly ApiMistake[]
}

export function SourceForm({ text, onText, mistakes }: SourceFormProps) {
  const client = useClient()
  const toast = useToast()
  const [isAsking, setAsking] = useState(false)
  const diagnostics = useMemo(() => mistakes.flatMap(toDiagnostic), [mistakes])
  const sample = useMutation({
    mutationFn: () => client.sample(),
    onSuccess: (found) => onText(found, 'shop'),
    onError: (error) => toast.error('The sample could not be fetched', error),
  })
  return (
    <div className={css.source}>
      <div className={css.choices}>
        <FileButton
          onFile={(file) =>
            void readFile(file).then(
              (read) => onText(read.text, nameOfFile(read.name)),
              (error) => toast.error('The file was not read', error),
            )
          }
        />
        <Button size="small" onPress={() => setAsking(!isAsking)}>
          From an address
        </Button>
        <Button size="small" isPending={sample.isPending} onPress={() => sample.mutate()}>
          The sample shop
        </Button>
        <Button size="small" onPress={() => onText(EMPTY_MOCK, 'new-mock')}>
          An empty mock
        </Button>
        <span className={css.hint}>or drop a file here, or paste one below</span>
      </div>
      {isAsking && (
        <UrlForm
          onText={(found, name) => {
            setAsking(false)
            onText(found, name)
          }}
        />
      )}
      <Editor
        label="Mock"
        language={languageOf(text)}
        value={text}
        onChange={(next) => onText(next)}
        diagnostics={diagnostics}
        placeholder="Paste a Mockoon file, or a mock in YAML or JSON"
        minHeight={220}
        maxHeight={300}
      />
      {mistakes.length > 0 && <Mistakes mistakes={mistakes} />}
    </div>
  )
}

const toDiagnostic = ({ line, column, message, hint, severity }: ApiMistake): EditorDiagnostic[] =>
  line === undefined
    ? []
    : [{ line, column: column ?? 1, message: hint ? `${message}. ${hint}` : message, severity }]

function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button size="small" icon={<FileUp size={14} />} onPress={() => input.current?.click()}>
        Open a file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,.yaml,.yml"
        hidden
        aria-label="A file with a mock"
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          target.value = ''
        }}
      />
    </>
  )
}

function UrlForm({ onText }: { readonly onText: (text: string, name: string) => void }) {
  const [url, setUrl] = useState('')
  const read = useMutation({
    mutationFn: () => readUrl(url.trim()),
    onSuccess: ({ text, name }) => onText(text, nameOfFile(name)),
  })
  return (
    <div className={css.url}>
      <TextField
        label="Address of a mock"
        isLabelHidden
        isMono
        autoFocus
        placeholder="https://example.com/mock.json"
        value={url}
        onChange={setUrl}
        error={read.isError ? messageOfError(read.error) : undefined}
      />
      <Button isPending={read.isPending} onPress={() => read.mutate()}>
        Fetch it
      </Button>
    </div>
  )
}
