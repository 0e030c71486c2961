// The options of the command that name a certificate and its key.
import { IdentityProblem } from './named-file.ts'
import { type IdentitySource, pairSource } from './source.ts'

export interface PairOptions {
  readonly tlsCert?: string | undefined
  readonly tlsKey?: string | undefined
}

/**
 * Undefined where neither is given.
 * @throws IdentityProblem where one is
 */
export function pairOfOptions({ tlsCert, tlsKey }: PairOptions): IdentitySource | undefined {
  if (!tlsCert && !tlsKey) return undefined
  if (!tlsKey) throw alone(`--tls-cert ${tlsCert}`, '--tls-key', 'its private key')
  if (!tlsCert) throw alone(`--tls-key ${tlsKey}`, '--tls-cert', 'the certificate of the key')
  return pairSource({
    cert: { name: '--tls-cert', path: tlsCert },
    key: { name: '--tls-key', path: tlsKey },
  })
}

const alone = (given: string, missing: string, what: string): IdentityProblem =>
  new IdentityProblem(
    `${given}: TLS needs ${missing} too. Give ${what} in PEM, or neither for plain HTTP.`,
  )
