// Makes the value of a bucket from its template, with the engine that serves it, in this page.
import type { DataBucket } from '../../../sdk/editing/index.ts'

/**
 * @param env environment variables; secret ones are not known here
 * @throws MockhostError for a template that fails
 */
export async function generateValue(
  { id, value }: DataBucket,
  env: Readonly<Record<string, string>>,
): Promise<unknown> {
  const { createMock } = await import('../../../sdk/index.ts')
  const mock = createMock({ data: [{ id, value }], routes: [] }, { env })
  await mock.ready()
  return mock.state.bucket(id).value
}
