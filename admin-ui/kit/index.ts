// The components that every screen is made of.
export { Button, type ButtonProps } from './button/button.tsx'
export { CopyButton } from './button/copy-button.tsx'
export { copyText } from './button/copy-text.ts'
export { IconButton } from './button/icon-button.tsx'
export { type Segment, Segmented } from './button/segmented.tsx'
export { ToggleButton } from './button/toggle-button.tsx'
export { cx } from './cx.ts'
export { DiffEditor } from './editor/diff-editor.tsx'
export { Editor } from './editor/editor.tsx'
export type {
  EditorCompletion,
  EditorDiagnostic,
  EditorLanguage,
  EditorPlace,
  EditorProps,
} from './editor/editor-types.ts'
export { EmptyState } from './feedback/empty-state.tsx'
export { ErrorNote, Mistakes, mistakesOf } from './feedback/error-note.tsx'
export { messageOfError } from './feedback/message-of-error.ts'
export { Skeleton } from './feedback/skeleton.tsx'
export { Spinner } from './feedback/spinner.tsx'
export { type Toast, ToastProvider, useToast } from './feedback/toast.tsx'
export { Checkbox } from './field/checkbox.tsx'
export { ComboBox, type Suggestion } from './field/combo-box.tsx'
export { type KeyValue, KeyValueEditor } from './field/key-value-editor.tsx'
export { NumberField } from './field/number-field.tsx'
export { SearchField } from './field/search-field.tsx'
export { type Option, Select } from './field/select.tsx'
export { Switch } from './field/switch.tsx'
export { TextArea } from './field/text-area.tsx'
export { TextField } from './field/text-field.tsx'
export { given } from './given.ts'
export {
  type Command,
  runShortcut,
  type Shortcut,
  useCommand,
  useCommands,
  useShortcut,
  useShortcuts,
} from './keys/shortcuts.ts'
export { Page, Section } from './layout/page.tsx'
export { SplitPane } from './layout/split-pane.tsx'
export { Cell, HeadCell, Row, Table } from './layout/table.tsx'
export { Tab, TabList, TabPanel, Tabs } from './layout/tabs.tsx'
export { ConfirmProvider, useConfirm } from './overlay/confirm.tsx'
export { Dialog } from './overlay/dialog.tsx'
export { Menu, type MenuAction } from './overlay/menu.tsx'
export { Popover } from './overlay/popover.tsx'
export { Tooltip } from './overlay/tooltip.tsx'
export { saveFile } from './save-file.ts'
export { SignedInContext, useClient, useMe, useWhyNotDeploy } from './signed-in/signed-in.ts'
export { Badge, MethodBadge, StatusBadge, type Tone } from './text/badge.tsx'
export { Code, CodeBlock } from './text/code.tsx'
export { Keys } from './text/keys.tsx'
export { formatAgo, RelativeTime } from './text/relative-time.tsx'
export { Sparkline } from './text/sparkline.tsx'
