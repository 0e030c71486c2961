// How a command ends without success: what is said, and the status for scripts.
import { MockhostError, messageOf } from '../../core/index.ts'
import { plain } from './plain.ts'

export const STATUS = {
  /** The server refused, or something on this machine failed. */
  failed: 1,
  /** The command line says something that can't be. */
  usage: 2,
  unreachable: 3,
  /** The key is wrong, or may not do this. */
  keyRefused: 4,
} as const

/** Thrown by commands for what only they know. */
export class CommandFailure extends Error {
  readonly status: number

  constructor(message: string, status: number = STATUS.failed) {
    super(message)
    this.name = 'CommandFailure'
    this.status = status
  }
}

export interface Ending {
  readonly message: string
  readonly status: number
}

export function endingOf(error: unknown): Ending {
  if (error instanceof CommandFailure) return { message: error.message, status: error.status }
  if (!(error instanceof MockhostError))
    return { message: fileReason(error), status: STATUS.failed }
  const message = plain(error.message)
  if (error.code === 'server-unreachable')
    return { message: `${message}.${startHint(message)}`, status: STATUS.unreachable }
  if (error.status === 401)
    return { message: `${message}\n${LOGIN_HINT}`, status: STATUS.keyRefused }
  if (error.status === 403) return { message, status: STATUS.keyRefused }
  const isUsage = error.code === 'request-malformed'
  return { message, status: isUsage ? STATUS.usage : STATUS.failed }
}

/** Whoever has a certificate is started. */
const startHint = (message: string): string =>
  /\bcertificate\b/.test(message)
    ? ''
    : '\nStart it with "mockhost start", or name another with --server, MOCKHOST_URL or "mockhost login".'

const LOGIN_HINT = 'Save a key that works: mockhost login --key KEY'

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder, not a file',
  EACCES: 'it may not be read or written',
  EPERM: 'it may not be read or written',
  ENOSPC: 'the disk is full',
}

function fileReason(error: unknown): string {
  const { code, path } = error as { code?: unknown; path?: unknown }
  const reason = typeof code === 'string' ? REASONS[code] : undefined
  return reason && typeof path === 'string' ? `${path}: ${reason}` : messageOf(error)
}
