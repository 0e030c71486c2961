// What CodeMirror is set up with: keys, colours of the theme, templates marked, mistakes at their place.
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { yaml } from '@codemirror/lang-yaml'
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension, type Text, type TransactionSpec } from '@codemirror/state'
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  placeholder,
  ViewPlugin,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type {
  EditorCompletion,
  EditorDiagnostic,
  EditorLanguage,
  EditorPlace,
} from './editor-types.ts'
import { markup } from './markup.ts'
import { mistakeLines, showMistakeLines } from './mistake-lines.ts'

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-key)' },
  { tag: [tags.string, tags.content], color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null, tags.keyword], color: 'var(--code-word)' },
  { tag: [tags.comment, tags.meta], color: 'var(--code-comment)' },
])

const look = EditorView.theme({
  '&': { fontSize: '12.5px', backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--text-faint)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--hover)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-selectionBackground, &.cm-focused .cm-selectionBackground': {
    backgroundColor: 'light-dark(#d5d2fb, #3d3a7a) !important',
  },
  '.cm-template': {
    color: 'var(--code-template)',
    backgroundColor: 'var(--code-template-bg)',
    borderRadius: '3px',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    border: '1px solid var(--line-strong)',
    borderRadius: '6px',
    color: 'var(--text)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--accent-text)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: '0.75', marginLeft: '1em' },
  '.cm-mistake': {
    // Heights are measured without vertical margins.
    margin: '0 8px 0 6px',
    padding: '2px 8px',
    borderLeft: '2px solid var(--danger-ink)',
    borderRadius: '0 4px 4px 0',
    backgroundColor: 'var(--danger-soft)',
    color: 'var(--danger-ink)',
    fontFamily: 'var(--font)',
    whiteSpace: 'normal',
  },
  '.cm-mistake[data-severity=warning]': {
    borderLeftColor: 'var(--warning-ink)',
    backgroundColor: 'var(--warning-soft)',
    color: 'var(--warning-ink)',
  },
  '.cm-placeholder': { color: 'var(--text-faint)' },
})

const templateMark = new MatchDecorator({
  regexp: /\{\{\{?[\s\S]*?\}?\}\}/g,
  decoration: Decoration.mark({ class: 'cm-template' }),
})

const templates = ViewPlugin.define(
  (view) => ({
    decorations: templateMark.createDeco(view),
    update(update) {
      this.decorations = templateMark.updateDeco(update, this.decorations)
    },
  }),
  { decorations: (plugin) => plugin.decorations },
)

const LANGUAGES: Readonly<Partial<Record<EditorLanguage, () => Extension>>> = {
  json,
  yaml,
  html: () => markup,
  xml: () => markup,
}

const languageOf = (language: EditorLanguage): Extension => LANGUAGES[language]?.() ?? []

export interface ExtensionOptions {
  readonly label: string
  readonly language: EditorLanguage
  readonly readOnly: boolean
  readonly placeholder: string | undefined
  /** Asked each time, as they may change. */
  completions(): readonly EditorCompletion[]
  onChange(value: string): void
}

/** Style elements that are made by a script need the page's nonce. */
const nonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

export const looks: Extension[] = [
  EditorView.cspNonce.of(nonce()),
  look,
  syntaxHighlighting(colours),
  lineNumbers(),
  drawSelection(),
]

export const languageSupport = languageOf

export function extensions(options: ExtensionOptions): Extension[] {
  const { label, language, readOnly } = options
  return [
    ...looks,
    languageOf(language),
    templates,
    mistakeLines,
    bracketMatching(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    highlightSelectionMatches(),
    ...(options.placeholder === undefined ? [] : [placeholder(options.placeholder)]),
    ...(readOnly
      ? // What can't be changed can still be reached and copied by keyboard.
        [EditorState.readOnly.of(true), EditorView.contentAttributes.of({ tabindex: '0' })]
      : [
          history(),
          indentOnInput(),
          highlightActiveLine(),
          autocompletion({ override: [(context) => complete(context, options.completions())] }),
        ]),
    // Tab leaves the editor, as anywhere on the page, but behind Escape it indents.
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...searchKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) options.onChange(update.state.doc.toString())
    }),
  ]
}

export { indentWithTab }

/** Helpers are offered inside of braces only. */
function complete(context: CompletionContext, offered: readonly EditorCompletion[]) {
  const before = context.matchBefore(/\{\{\{?#?[^{}]*?[\w.]*$/)
  const word = context.matchBefore(/[\w.]*$/)
  if (!before || !word || offered.length === 0) return null
  const options: Completion[] = offered.map(({ label, detail, apply }) => ({
    label,
    ...(detail === undefined ? {} : { detail }),
    ...(apply === undefined ? {} : { apply }),
  }))
  return { from: word.from, options, validFor: /^[\w.]*$/ }
}

export const showDiagnostics = (
  state: EditorState,
  diagnostics: readonly EditorDiagnostic[],
): TransactionSpec[] => [
  setDiagnostics(
    state,
    diagnostics.map((one) => placed(one, state.doc)),
  ),
  { effects: showMistakeLines.of(diagnostics) },
]

/** Puts the cursor at a place, and the place into view. */
export function goTo({ line, column = 1 }: EditorPlace, { doc }: EditorState): TransactionSpec {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines))
  const at = Math.min(from + Math.max(0, column - 1), to)
  return { selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) }
}

/** At least one sign is marked, so that it is seen: behind the end of a line, the last one. */
function placed({ line, column, message, severity }: EditorDiagnostic, doc: Text): Diagnostic {
  const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines))
  const wanted = Math.min(from + Math.max(0, column - 1), to)
  const start = wanted === to ? Math.max(from, to - 1) : wanted
  return { from: start, to: Math.min(start + 1, to), message, severity }
}
