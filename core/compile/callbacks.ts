// Callbacks, compiled, and those that a response makes.
import type { CallbackBody, CompiledCallback, ResponseCallback } from '../callbacks/index.ts'
import { type Callback, type Response, suggest } from '../document/index.ts'
import { compilePath } from '../files/index.ts'
import type { CompiledBucket } from '../program.ts'
import type { Compilation } from './compilation.ts'
import { readContent } from './file.ts'
import { compileHeaders } from './headers.ts'

export function compileCallback(
  callback: Callback,
  buckets: readonly CompiledBucket[],
  compilation: Compilation,
): CompiledCallback {
  const { uuid, name, method, uri, headers, retries, backoff, timeout, signature } = callback
  return {
    uuid,
    name,
    method: method.toUpperCase(),
    uri: compilation.template(uri, callback, 'uri'),
    headers: compileHeaders(headers, compilation),
    body: compileBody(callback, buckets, compilation),
    retries,
    backoffMs: backoff,
    timeoutMs: timeout,
    signature: signature
      ? { ...signature, secret: compilation.template(signature.secret, signature, 'secret') }
      : undefined,
  }
}

function compileBody(
  callback: Callback,
  buckets: readonly CompiledBucket[],
  compilation: Compilation,
): CallbackBody {
  const { bodyType, databucketID, filePath, body, sendFileAsBody } = callback
  if (bodyType === 'FILE' && filePath !== '') {
    const path = compilePath(compilation.template(filePath, callback, 'filePath'))
    return { kind: 'file', path, isWhole: sendFileAsBody, readContent }
  }
  if (bodyType === 'DATABUCKET' && databucketID !== '') {
    const bucket = buckets.find(({ id }) => id === databucketID)
    if (bucket) return { kind: 'bucket', bucket }
    const names = buckets.map(({ id }) => id)
    const message = `there is no data bucket ${JSON.stringify(databucketID)}`
    compilation.complain(message, suggest(databucketID, names), callback, 'databucketID')
  }
  if (body === '') return { kind: 'none' }
  return { kind: 'template', template: compilation.template(body, callback, 'body'), text: body }
}

/** In their order; one that is not there is a mistake, and in a Mockoon file passed over. */
export function callbacksOf(
  response: Response,
  callbacks: ReadonlyMap<string, CompiledCallback>,
  compilation: Compilation,
): readonly ResponseCallback[] {
  return response.callbacks.flatMap(({ uuid, latency }, index) => {
    const callback = callbacks.get(uuid)
    if (callback)
      return [{ callback, latencyMs: latency, isTemplated: !response.disableTemplating }]
    const message = `there is no callback ${JSON.stringify(uuid)}`
    const hint = suggest(uuid, [...callbacks.keys()])
    compilation.complain(message, hint, response, 'callbacks', index, 'uuid')
    return []
  })
}
