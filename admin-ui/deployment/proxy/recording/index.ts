// Recording the real API behind a mock.
export { RecordingSection } from './recording-section.tsx'
