// `mockhost start`: the host on a port, until it is told to stop.
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { messageOf } from '../../core/index.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { fastTransport, type Listener, listen } from '../../sdk/listen/index.ts'
import { portProblem } from '../port-problem.ts'
import { sampleDocument, sampleRequests } from '../sample/index.ts'
import { FollowedIdentity, pairOfOptions } from '../tls/index.ts'
import { readConfigFile } from './config-file.ts'
import { createHost, type Host } from './host.ts'
import type { StartOptions } from './options.ts'
import { ownerOfPort } from './port-owner.ts'

/** How long requests under way may take once the server is told to stop. */
const DRAIN_MS = 10_000

export async function start(_: unknown, command: Command): Promise<void> {
  try {
    await readConfigFile(command, command.opts<{ config?: string }>().config)
    await run(command.opts<StartOptions>())
  } catch (error) {
    console.error(`mockhost: ${messageOf(error)}`)
    process.exitCode = 1
  }
}

async function run(options: StartOptions): Promise<void> {
  const pair = pairOfOptions(options)
  const identity = pair && (await FollowedIdentity.open(pair))
  const host = await createHost(options, (message) => console.error(message))
  let listener: Listener
  try {
    const { port, hostname, idleTimeout: idleSeconds } = options
    const tls = identity?.current
    const transport = fastTransport
    listener = await listen(host.app, { port, hostname, idleSeconds, transport, tls })
  } catch (error) {
    host.close()
    throw new Error(await explainPort(error, options.port))
  }
  host.listensAt(listener.port)
  await welcome(host, options)
  identity?.follow({
    take: (other) => listener.renew?.(other),
    tell: (message) => console.error(`mockhost: ${message}`),
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop(host, listener))
}

async function explainPort(error: unknown, port: number): Promise<string> {
  const isInUse = (error as { code?: string }).code === 'EADDRINUSE'
  const owner = isInUse ? await ownerOfPort(port) : undefined
  return `port ${port}: ${portProblem(error)}${owner ? `. It is held by ${owner}` : ''}`
}

/** What is printed at the start; the first time also what is to be known for good. */
async function welcome(host: Host, options: StartOptions): Promise<void> {
  const { rootKey, deployments, url } = host
  console.log(`mockhost ${packageJson.version} on ${url}, data in ${options.data}`)
  if (!rootKey) return
  console.log(`
Root key, shown this once: ${styleText('bold', rootKey.key)}
Admin UI: ${url}
Management API: ${url}/api/v1
  export MOCKHOST_URL=${url} MOCKHOST_KEY=${rootKey.key}
  mockhost deploy FILE`)
  if (!options.sample) return
  const sample = await deployments.create(
    { mock: await sampleDocument(), subdomain: 'shop', visibility: 'public' },
    rootKey.name,
  )
  console.log(`\nThe sample mock is deployed at ${sample.url}. Try:`)
  for (const request of sampleRequests)
    console.log(`  curl ${request.replace('{url}', sample.url)}`)
}

/** Answers what was accepted, saves, and ends. */
async function stop(host: Host, listener: Listener): Promise<void> {
  host.beginDraining()
  const patience = new Promise<void>((resolve) => setTimeout(resolve, DRAIN_MS).unref())
  await Promise.race([listener.drain(), patience])
  await listener.close()
  host.close()
  process.exit(0)
}
