// This tree against another revision of it: both binaries in turn, workload by workload.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { binary, type Contender, root, serveOf, startOf } from './contenders/index.ts'
import { type MeasureOptions, measure } from './figures.ts'
import { median } from './measure.ts'
import { markdown } from './report.ts'
import type { Workload } from './workload.ts'

export async function compareWith(
  revision: string,
  workloads: readonly Workload[],
  options: MeasureOptions,
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

/** Medians of both, and by how much this tree is slower or faster, with the middle half of all seconds. */
async function compareOne(
  pair: readonly [Contender, Contender],
  workload: Workload,
  options: MeasureOptions,
): Promise<string[]> {
  const figures = await measure(pair, workload, options)
  const [ours, other] = pair.map((one) => (figures.get(one) ?? []).map(({ cpu }) => cpu)) as [
    number[],
    number[],
  ]
  const ratios = ours.map((cpu, second) => cpu / (other[second] ?? cpu)).sort((a, b) => a - b)
  const quarter = Math.floor(ratios.length / 4)
  return [
    median(ours).toFixed(1),
    median(other).toFixed(1),
    ...[median(ratios), ratios[quarter], ratios.at(-1 - quarter)].map((ratio = 1) =>
      percent(ratio),
    ),
  ]
}

const percent = (ratio: number): string =>
  `${ratio < 1 ? '-' : '+'}${Math.abs((ratio - 1) * 100).toFixed(1)} %`
