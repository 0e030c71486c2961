// Global variables.
export { VariablesPanel } from './variables-panel.tsx'
