// The places in which a test of a mock runs: its own process and a server, outside of sessions and in one.
import type { Test } from 'tap'
import {
  attach,
  createMock,
  crud,
  get,
  type LocalMock,
  type MockDocument,
  post,
  type RemoteMock,
  when,
} from '../../../sdk/index.ts'
import { startControlPlane } from '../../support/control-plane.ts'

/** A mock anywhere. */
export type AnyMock = LocalMock | RemoteMock

export const shop: MockDocument = {
  name: 'Shop',
  data: { users: [{ id: '1', name: 'Ann' }], settings: { theme: 'light' } },
  routes: [
    crud('/users', 'users'),
    get('/greet/:name', "Hi {{urlParam 'name'}}"),
    post('/orders', [
      when.body('total').equals('0').reply({ error: 'empty' }, { status: 422, label: 'empty' }),
      { status: 201, body: { id: 7 } },
    ]),
    get('/dice', "{{faker 'string.uuid'}}"),
    get('/theme', "{{data 'settings' 'theme'}}"),
    get('/visit', "{{setGlobalVar 'visited' true}}ok"),
  ],
}

const places: Record<string, (t: Test) => Promise<AnyMock>> = {
  'in this process': async () => createMock(shop),
  'in a session of this process': async () => createMock(shop).session('one'),
  'on a server': async (t) => attach(await deployShop(t)),
  'in a session on a server': async (t) => attach({ ...(await deployShop(t)), session: true }),
}

/** A server with the shop, and what attaches to it. */
export async function deployShop(t: Test) {
  const plane = await startControlPlane(t)
  await plane.deployments.create({ mock: shop, subdomain: 'shop' }, 'me')
  return { url: plane.url, key: plane.rootKey, subdomain: 'shop' }
}

/** One test, which must pass wherever the mock is. */
export function everywhere(
  t: Test,
  claim: string,
  test: (t: Test, mock: AnyMock) => Promise<void>,
) {
  for (const [place, make] of Object.entries(places))
    t.test(`${claim}, ${place}`, async (t) => test(t, await make(t)))
}
