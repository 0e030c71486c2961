// Values that are looked at and edited.
export { ValueEditor, type ValueEditorProps } from './value-editor.tsx'
