// Where a mock that is served by itself says that its identity comes from: its `tlsOptions`.
import { resolve } from 'node:path'
import { type Mock, messageOf, renderSetting, type World } from '../../core/index.ts'
import { IdentityProblem, type NamedFile } from './named-file.ts'
import { type IdentitySource, pairSource, pfxSource, selfSignedSource } from './source.ts'

export interface MockSurroundings {
  readonly world: World
  /** What paths are relative to. */
  readonly folder: string
  /** Where it listens. */
  readonly hostname: string
}

type Field = Exclude<keyof Mock['tlsOptions'], 'enabled' | 'type'>

/**
 * Undefined for a mock without TLS. One that names no files has a certificate made.
 * @throws IdentityProblem for a template that fails
 */
export function sourceOfMock(
  { tlsOptions }: Mock,
  { world, folder, hostname }: MockSurroundings,
): IdentitySource | undefined {
  if (!tlsOptions.enabled) return undefined
  const render = (field: Field) => renderField(field, tlsOptions[field], world)
  const file = (field: Field): NamedFile | undefined => {
    const path = render(field)
    return path === '' ? undefined : { name: `tlsOptions.${field}`, path: resolve(folder, path) }
  }
  const shared = { ca: file('caPath'), passphrase: render('passphrase') }
  if (tlsOptions.type === 'PFX') {
    const pfx = file('pfxPath')
    return pfx ? pfxSource({ pfx, ...shared }) : selfSignedSource(hostname)
  }
  const [cert, key] = [file('certPath'), file('keyPath')]
  return cert && key ? pairSource({ cert, key, ...shared }) : selfSignedSource(hostname)
}

function renderField(field: Field, text: string, world: World): string {
  try {
    return renderSetting(text, world)
  } catch (error) {
    throw new IdentityProblem(`tlsOptions.${field}: ${messageOf(error)}. Mend the template.`)
  }
}
