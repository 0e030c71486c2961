// `mockhost list`: the deployments of a server.
import type { Deployment } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { relative } from '../figures.ts'

interface ListOptions extends CommonOptions {
  readonly search?: string
  readonly deleted: boolean
}

export function addList(line: CommandLine): void {
  line
    .command('list', 'list the deployments')
    .option('--search <text>', 'only those with this in their subdomain or name')
    .option('--deleted', 'those that can be recovered', false)
    .action((options: ListOptions) => line.run(options, (session) => list(session, options)))
}

async function list(
  { client, terminal, json }: Session,
  { search, deleted }: ListOptions,
): Promise<void> {
  const deployments = await terminal.during(
    'Listing the deployments',
    Array.fromAsync(client.deployments({ search, ...(deleted ? { isDeleted: true } : {}) })),
  )
  if (json) return terminal.json(deployments)
  if (deployments.length === 0) return terminal.note(nothing(search, deleted))
  const now = Date.now()
  terminal.table(
    ['SUBDOMAIN', 'STATUS', 'VISIBILITY', 'REVISION', 'ROUTES', 'CALLS', 'CHANGED', 'URL', 'NAME'],
    deployments.map((deployment) => [
      deployment.subdomain,
      statusOf(deployment),
      deployment.visibility,
      String(deployment.revision),
      String(deployment.routes),
      deployment.monthlyCalls.toLocaleString('en'),
      relative(deployment.deletedAt ?? deployment.changedAt, now),
      deployment.url,
      deployment.name,
    ]),
  )
}

export const statusOf = ({ isPaused, deletedAt }: Deployment): string =>
  deletedAt !== null ? 'deleted' : isPaused ? 'paused' : 'live'

function nothing(search: string | undefined, isDeleted: boolean): string {
  if (isDeleted) return 'Nothing is deleted that could be recovered.'
  if (search !== undefined) return `No deployment has "${search}" in its subdomain or name.`
  return 'There are no deployments yet. Make one: mockhost deploy FILE'
}
