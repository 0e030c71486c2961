// This tree against another revision of it: both binaries in turn, workload by workload.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { binary, type Contender, root, serveOf, startOf } from './contenders/index.ts'
import { type Figures, leastDisturbed, measure } from './figures.ts'
import { markdown } from './report.ts'
import type { Workload } from './workload.ts'

export interface CompareOptions {
  readonly rounds: number
  readonly seconds: number
}

export async function compareWith(
  revision: string,
  workloads: readonly Workload[],
  options: CompareOptions,
): Promise<void> {
  const checkout = checkOut(revision)
  try {
    const other = join(checkout, 'mockhost')
    const rows: string[][] = []
    for (const workload of workloads) {
      const create = workload.beside === undefined ? serveOf : startOf
      const pair = [create('this tree', binary), create(revision, other)] as const
      rows.push([workload.title, ...(await compareOne(pair, workload, options))])
      console.error(rows.at(-1)?.join('  '))
    }
    const head = ['workload', 'this tree, CPU µs', revision, 'change', 'from', 'to']
    console.log(markdown(head, rows))
  } finally {
    execFileSync('git', ['worktree', 'remove', '--force', checkout], { cwd: root })
  }
}

/** The revision in a folder of its own, with its binary built. */
function checkOut(revision: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mockhost-'))
  rmSync(folder, { recursive: true })
  execFileSync('git', ['worktree', 'add', '--detach', folder, revision], { cwd: root })
  const lockOf = (path: string) => readFileSync(join(path, 'package-lock.json'), 'utf8')
  // What is installed here fits where the same is asked for.
  if (lockOf(folder) === lockOf(root))
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  else execFileSync('npm', ['ci'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  execFileSync('npm', ['run', 'build'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  return folder
}

/** Both at their best, and by how much this tree is slower or faster, with the least and the most of all rounds. */
async function compareOne(
  [ours, other]: readonly [Contender, Contender],
  workload: Workload,
  { rounds, seconds }: CompareOptions,
): Promise<string[]> {
  const figures: { ours: Figures[]; other: Figures[] } = { ours: [], other: [] }
  for (let round = 0; round < rounds; round++) {
    const turn = [
      { into: figures.ours, contender: ours },
      { into: figures.other, contender: other },
    ]
    for (const { into, contender } of round % 2 === 0 ? turn : turn.reverse()) {
      const measured = await measure(contender, workload, { seconds, maxWarmUpSeconds: 0 })
      if (measured) into.push(measured)
    }
  }
  const [own, theirs] = [leastDisturbed(figures.ours).cpu, leastDisturbed(figures.other).cpu]
  const ratios = figures.ours.map(({ cpu }, round) => cpu / (figures.other[round]?.cpu ?? cpu))
  return [
    own.toFixed(1),
    theirs.toFixed(1),
    ...[own / theirs, Math.min(...ratios), Math.max(...ratios)].map(percent),
  ]
}

const percent = (ratio: number): string =>
  `${ratio < 1 ? '-' : '+'}${Math.abs((ratio - 1) * 100).toFixed(1)} %`
