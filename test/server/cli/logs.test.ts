// `mockhost logs`: what was asked, in the order in which it was, and what goes on.
import t, { type Test } from 'tap'
import { startControlPlane } from '../../support/control-plane.ts'
import { cliFor } from './run-cli.ts'

async function start(t: Test) {
  const plane = await startControlPlane(t)
  const mock = { routes: [{ endpoint: '/hello', body: 'Hi' }] }
  await plane.deployments.create({ mock, subdomain: 'shop' }, 'test')
  return { plane, cli: cliFor(plane) }
}

const paths = (stdout: string) => [...stdout.matchAll(/ (\/\S*) /g)].map(([, path]) => path)

t.test('the newest are listed, the last one last, each with why', async (t) => {
  const { plane, cli } = await start(t)
  for (const n of [1, 2, 3]) await plane.ask('shop', `/hello?${n}`)
  await plane.ask('shop', '/other', { method: 'POST' })
  const { stdout } = await cli('logs shop')
  t.same(paths(stdout), ['/hello?1', '/hello?2', '/hello?3', '/other'])
  t.match(stdout, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d POST \/other 404 \d+\.\d ms no route answers$/m)
  t.same(paths((await cli('logs shop -n 2')).stdout), ['/hello?3', '/other'])
  t.same(paths((await cli('logs shop --status 4xx')).stdout), ['/other'])
  t.same(paths((await cli('logs shop --method post')).stdout), ['/other'])
  t.same(paths((await cli('logs shop --path HELL -n 1')).stdout), ['/hello?3'])
  t.match(await cli('logs shop --path nothing'), {
    status: 0,
    stdout: '',
    stderr: /No such request/,
  })
  const lines = (await cli('logs shop --json')).stdout.trim().split('\n')
  t.match(
    lines.map((line) => JSON.parse(line).request.path),
    ['/hello', '/hello', '/hello', '/other'],
  )
})

t.test('with -f, those that come are told too, if they pass the filter', async (t) => {
  const { plane, cli } = await start(t)
  await plane.ask('shop', '/hello?1')
  const end = new AbortController()
  let output = ''
  const running = cli('logs shop -f --status 200', {
    signal: end.signal,
    onOutput: (text) => {
      output += text
      if (paths(output).length === 3) end.abort()
    },
  })
  for (const path of ['/other', '/hello?2', '/hello?3']) await plane.ask('shop', path)
  t.match(await running, { status: 0, stderr: '' })
  t.same(paths(output), ['/hello?1', '/hello?2', '/hello?3'])
})

t.test('what clients send can not steer a terminal', async (t) => {
  const { plane, cli } = await start(t)
  await plane.ask('shop', '/%1B]0;title%07')
  const { stdout } = await cli('logs shop')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none of them.
  t.notMatch(stdout, /[\x00-\x09\x0b-\x1f\x7f]/)
})
