// Why a server can't be reached, in words: each runtime has its own codes for it.
import { MockhostError, messageOf } from '../../core/errors.ts'

const TRUST = 'Name a file with the certificate to trust, in PEM, in NODE_EXTRA_CA_CERTS'

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection is refused',
  ConnectionRefused: 'the connection is refused',
  FailedToOpenSocket: 'the connection is refused, or there is no such host',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: "its name can't be looked up",
  ECONNRESET: 'the connection broke off',
  ConnectionClosed: 'the connection broke off',
  UND_ERR_SOCKET: 'the connection broke off',
  ETIMEDOUT: 'it does not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer in time',
  Timeout: 'it does not answer in time',
  EPROTO: 'it does not speak HTTPS there',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak HTTPS there',
  DEPTH_ZERO_SELF_SIGNED_CERT: `its certificate is self-signed, and not trusted here. ${TRUST}`,
  SELF_SIGNED_CERT_IN_CHAIN: `who signed its certificate is not trusted here. ${TRUST}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `who signed its certificate is not known here. ${TRUST}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `who signed its certificate is not known here. ${TRUST}`,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is of another host name. Use a URL with one that it is of',
  CERT_HAS_EXPIRED: 'its certificate has expired. Put a new one in its place',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet. Look at the clocks of both machines',
}

/** @param error what `fetch`, or reading its answer, failed with */
export function unreachable(url: string, error: unknown): MockhostError {
  return new MockhostError('server-unreachable', `${url} can't be reached: ${reasonOf(error)}`, {
    cause: error,
  })
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  const code = codeOf(cause) ?? codeOf(error) ?? ''
  return REASONS[code] ?? messageOf(cause ?? error)
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
  return typeof code === 'string' && code !== '' ? code : undefined
}
