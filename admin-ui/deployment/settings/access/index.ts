// Who may ask the mock.
export { VisibilityChoice } from './visibility-choice.tsx'
