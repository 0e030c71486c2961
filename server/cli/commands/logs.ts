// `mockhost logs`: what a deployment was asked, what it answered, and why.
import { InvalidArgumentError } from 'commander'
import type { Transaction, TransactionFilter } from '../../../core/api/index.ts'
import type { CommandLine, CommonOptions, Session } from '../command-line.ts'
import { counted } from '../figures.ts'
import { matchesFilter } from '../matches-filter.ts'
import { plainLine } from '../plain.ts'
import type { Terminal } from '../terminal.ts'

interface LogsOptions extends CommonOptions {
  readonly follow: boolean
  readonly status?: string
  readonly method?: string
  readonly path?: string
  readonly limit: number
}

export function addLogs(line: CommandLine): void {
  line
    .command('logs', 'list the newest requests to a deployment, with their answers and why')
    .argument('<name>', 'its subdomain, or its id')
    .option('-f, --follow', 'go on with those that come', false)
    .option('--status <status>', 'only this one, or a class such as 4xx', readStatus)
    .option('--method <method>', 'only this one')
    .option('--path <part>', 'only paths with this in them')
    .option('-n, --limit <count>', 'how many of those that are there', readLimit, 50)
    .action((name: string, options: LogsOptions) =>
      line.run(options, (session) => logs(session, name, options)),
    )
}

const LARGEST_PAGE = 200

async function logs(session: Session, name: string, options: LogsOptions): Promise<void> {
  const { client, terminal, surroundings, json } = session
  const filter = filterOf(options)
  const show = json
    ? (transaction: Transaction) => terminal.print(JSON.stringify(transaction))
    : (transaction: Transaction) => terminal.print(lineOf(transaction, terminal))
  // Asked first: what comes while the list is read is then neither missed nor told twice.
  const before = options.follow ? await newest(session, name) : 0
  const listed = await terminal.during(
    `Reading the transactions of ${name}`,
    listNewest(session, name, filter, options.limit),
  )
  for (const transaction of listed.toReversed()) show(transaction)
  if (!options.follow) {
    if (listed.length === 0 && !json) terminal.note(`No such request to ${name} is kept.`)
    return
  }
  const following = client.follow(name, {
    after: Math.max(before, listed[0]?.id ?? 0),
    signal: surroundings.signal,
    onInterrupted: ({ message }) => terminal.note(`${message}. Trying again.`),
    onGap: (dropped) => terminal.note(`${counted(dropped, 'request')} came too fast to be shown.`),
  })
  for await (const transaction of following)
    if (matchesFilter(transaction, filter)) show(transaction)
}

const filterOf = ({ status, method, path }: LogsOptions): TransactionFilter => ({
  ...(status === undefined ? {} : { status }),
  ...(method === undefined ? {} : { method: method.toUpperCase() }),
  ...(path === undefined ? {} : { path }),
})

async function newest({ client }: Session, name: string): Promise<number> {
  const { transactions } = await client.transactionPage(name, { limit: 1 })
  return transactions[0]?.id ?? 0
}

async function listNewest(
  { client }: Session,
  name: string,
  filter: TransactionFilter,
  limit: number,
): Promise<Transaction[]> {
  const found: Transaction[] = []
  if (limit === 0) return found
  const page = { ...filter, limit: Math.min(limit, LARGEST_PAGE) }
  for await (const transaction of client.transactions(name, page)) {
    found.push(transaction)
    if (found.length === limit) break
  }
  return found
}

function lineOf({ time, request, response, durationMs, why }: Transaction, terminal: Terminal) {
  const { method, path, query } = request
  const target = plainLine(query === '' ? path : `${path}?${query}`)
  return [
    terminal.paint('dim', localTime(time)),
    plainLine(method),
    target,
    terminal.paint(colourOf(response.status), String(response.status)),
    terminal.paint('dim', `${durationMs.toFixed(1)} ms`),
    terminal.paint('dim', plainLine(why)),
  ].join(' ')
}

/** `2026-11-26 00:18:07`, by the clock of whoever reads. */
const localTime = (time: string): string => new Date(time).toLocaleString('sv')

function colourOf(status: number): 'green' | 'cyan' | 'yellow' | 'red' {
  if (status < 300) return 'green'
  if (status < 400) return 'cyan'
  return status < 500 ? 'yellow' : 'red'
}

function readStatus(text: string): string {
  if (/^[1-9](\d{2}|xx)$/i.test(text)) return text.toLowerCase()
  throw new InvalidArgumentError('A status is a number such as 404, or a class such as 4xx.')
}

function readLimit(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a number of lines, such as 100.')
}
