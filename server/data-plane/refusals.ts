// What the data plane says where it does not ask a mock. None of it names another tenant.
import { type Answer, type HeaderEntry, type Problem, problemAnswer } from '../../core/index.ts'

const refuse = (problem: Problem, headers: readonly HeaderEntry[] = []): Answer =>
  problemAnswer(problem, headers)

export const unknownHost = (host: string): Answer =>
  refuse({
    kind: 'unknown-host',
    status: 404,
    title: 'No mock here',
    detail: `No mock is deployed at ${JSON.stringify(host.slice(0, 253))}`,
    hint: 'Check the spelling of the host name. A mock that was just renamed or deleted is no longer at its old one.',
  })

export const needsKey = (): Answer =>
  refuse(
    {
      kind: 'key-required',
      status: 401,
      title: 'Key required',
      detail:
        'This mock is private: the request has no key of it, or one that is wrong or has expired',
      hint: 'Send a key of the deployment as "Authorization: Bearer KEY" or as "X-Mockhost-Key: KEY". A page that opens a WebSocket offers the sub-protocol "mockhost.key.KEY", or has ?key=KEY in the URL.',
    },
    [['WWW-Authenticate', 'Bearer realm="mockhost"']],
  )

export const paused = (): Answer =>
  refuse({
    kind: 'paused',
    status: 503,
    title: 'Paused',
    detail: 'This mock is paused',
    hint: 'Whoever deployed it can resume it.',
  })

export const tooMany = (detail: string, waitMs: number): Answer =>
  refuse(
    {
      kind: 'quota',
      status: 429,
      title: 'Too many requests',
      detail,
      hint: 'Wait as long as Retry-After says, or ask the operator for a larger quota.',
    },
    [['Retry-After', String(Math.max(1, Math.ceil(waitMs / 1_000)))]],
  )

export const tooManyConnections = (detail: string): Answer =>
  refuse({ kind: 'too-many-sockets', status: 503, title: 'Too many connections', detail }, [
    ['Retry-After', '5'],
  ])

/** @param whose as the sentence begins */
export const stateFull = (whose: string, bytes: number, most: number): Answer =>
  refuse({
    kind: 'state-quota',
    status: 507,
    title: 'State too large',
    detail: `${whose} takes ${bytes} bytes, and ${most} are its quota: nothing more is stored`,
    hint: 'Delete items, reset the state, or ask the operator for a larger quota.',
  })

export const notASession = (detail: string): Answer =>
  refuse({
    kind: 'session-invalid',
    status: 400,
    title: 'Not a session',
    detail: `X-Mockhost-Session: ${detail}`,
  })

export const notLoadable = (): Answer =>
  refuse({
    kind: 'mock-broken',
    status: 500,
    title: 'The mock can not be loaded',
    detail: 'The mock that is deployed here can not be loaded by this version of mockhost',
    hint: 'Deploy it again: the answer will say what is wrong with it.',
  })
