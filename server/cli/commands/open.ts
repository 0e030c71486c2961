// `mockhost open`: the URL of a deployment, in the browser where a person asks.
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'

export function addOpen(line: CommandLine): void {
  line
    .command('open', 'print the URL of a deployment; on a terminal, open it in the browser as well')
    .argument('<name>', 'its subdomain, or its id')
    .action((name: string, options: CommonOptions) =>
      line.run(options, (session) => open(session, name)),
    )
}

async function open(session: Session, name: string): Promise<void> {
  const { client, terminal, surroundings, json } = session
  const { url, visibility, subdomain } = await terminal.during(`Reading ${name}`, client.get(name))
  if (json) return terminal.json({ url })
  terminal.print(url)
  if (!terminal.isTerminal) return
  if (visibility === 'private')
    terminal.note(`It is private: a browser is answered 401. Its keys: mockhost keys ${subdomain}`)
  if (!(await surroundings.openBrowser(url))) terminal.note('There is no browser to open it in.')
}
