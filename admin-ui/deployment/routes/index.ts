// The routes of a mock.
export { Screen } from './routes-screen.tsx'
