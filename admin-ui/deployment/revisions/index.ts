// The revisions tab.
export { Screen } from './revisions-screen.tsx'
