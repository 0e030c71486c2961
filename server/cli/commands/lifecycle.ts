// `mockhost pause`, `resume`, `delete` and `recover`.
import type { Deployment } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'

const KEPT_DAYS = 30

export function addLifecycle(line: CommandLine): void {
  addSimple(
    line,
    'pause',
    'answer every request to a deployment with 503',
    async (client, name) => {
      const deployment = await client.change(name, { isPaused: true })
      const { subdomain } = deployment
      return [deployment, `${subdomain} is paused. Go on: mockhost resume ${subdomain}`]
    },
  )
  addSimple(line, 'resume', 'let a paused deployment answer again', async (client, name) => {
    const deployment = await client.change(name, { isPaused: false })
    return [deployment, `${deployment.subdomain} answers again: ${deployment.url}`]
  })
  addSimple(
    line,
    'delete',
    `delete a deployment; ${KEPT_DAYS} days it can be recovered`,
    async (client, name) => {
      const deployment = await client.remove(name)
      return [
        deployment,
        `${deployment.subdomain} is deleted. Within ${KEPT_DAYS} days: mockhost recover ${deployment.subdomain}`,
      ]
    },
  )
  line
    .command('recover', 'bring a deleted deployment back')
    .argument('<name>', 'its former subdomain, or its id')
    .option('-d, --subdomain <name>', 'another one, where the former is taken meanwhile')
    .action((name: string, options: CommonOptions & { subdomain?: string }) =>
      line.run(options, async (session) => {
        const { subdomain } = options
        const work = session.client.recover(name, subdomain === undefined ? {} : { subdomain })
        const deployment = await session.terminal.during(`Recovering ${name}`, work)
        tell(session, deployment, `${deployment.subdomain} is back: ${deployment.url}`)
      }),
    )
}

type Change = (client: Session['client'], name: string) => Promise<[Deployment, message: string]>

function addSimple(line: CommandLine, verb: string, description: string, change: Change): void {
  line
    .command(verb, description)
    .argument('<name>', 'its subdomain, or its id')
    .action((name: string, options: CommonOptions) =>
      line.run(options, async (session) => {
        const work = change(session.client, name)
        tell(session, ...(await session.terminal.during(`${verb} ${name}`, work)))
      }),
    )
}

function tell({ terminal, json }: Session, deployment: Deployment, message: string): void {
  if (json) terminal.json(deployment)
  else terminal.print(message)
}
