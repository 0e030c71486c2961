// How a deployment is asked: its URL, its key, a line for curl, and a first request.
export { Connect, type ConnectProps } from './connect.tsx'
