// `mockhost show`: everything about one deployment.
import type { Deployment } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { formatBytes, relative } from '../figures.ts'
import { plainLine } from '../plain.ts'
import { statusOf } from './list.ts'

export function addShow(line: CommandLine): void {
  line
    .command('show', 'show a deployment and its settings')
    .argument('<name>', 'its subdomain, or its id')
    .action((name: string, options: CommonOptions) =>
      line.run(options, (session) => show(session, name)),
    )
}

async function show({ client, terminal, json }: Session, name: string): Promise<void> {
  const deployment = await terminal.during(`Reading ${name}`, client.get(name))
  if (json) return terminal.json(deployment)
  terminal.print(terminal.paint('bold', deployment.subdomain))
  for (const [label, value] of linesOf(deployment))
    terminal.print(`  ${terminal.paint('dim', label.padEnd(11))} ${plainLine(value)}`)
}

function linesOf(deployment: Deployment): [label: string, value: string][] {
  const { env, domains, quotas } = deployment
  return [
    ['url', deployment.url],
    ['name', deployment.name],
    ['id', deployment.id],
    ['status', statusOf(deployment)],
    ['visibility', deployment.visibility],
    ['region', deployment.region],
    ['domains', domains.join(', ') || 'none of its own'],
    ['revision', `${deployment.revision}, with ${deployment.routes} routes`],
    ['calls', `${deployment.monthlyCalls.toLocaleString('en')} in this month`],
    [
      'variables',
      env.map((one) => one.name + (one.isSecret ? ' (secret)' : '')).join(', ') || 'none',
    ],
    ['created', dated(deployment.createdAt)],
    ['changed', dated(deployment.changedAt)],
    ...(deployment.deletedAt === null
      ? []
      : [['deleted', dated(deployment.deletedAt)] as [string, string]]),
    ['a second', limited(quotas.requestsPerSecond, (count) => `${count} requests at most`)],
    ['a month', limited(quotas.monthlyCalls, (count) => `${count.toLocaleString('en')} at most`)],
    ['mock size', limited(quotas.documentBytes, (bytes) => `${formatBytes(bytes)} at most`)],
    ['state size', limited(quotas.stateBytes, (bytes) => `${formatBytes(bytes)} at most`)],
    ['files', limited(quotas.filesBytes, (bytes) => `${formatBytes(bytes)} at most`)],
    ['kept', `the newest ${quotas.logEntries.toLocaleString('en')} transactions`],
  ]
}

const dated = (time: string): string => `${time} (${relative(time)})`

const limited = (limit: number, format: (limit: number) => string): string =>
  limit === 0 ? 'no limit' : format(limit)
