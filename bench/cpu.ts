// What a process and all that it started have used, from Linux' /proc.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const CLOCK_TICKS = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** User and system time in microseconds of the process and its descendants, all their threads together. */
export const cpuMicroseconds = (pid: number): number =>
  treeOf(pid).reduce((sum, one) => sum + cpuOf(one), 0)

/** What of them is in memory, in MB. */
export const residentMegabytes = (pid: number): number =>
  treeOf(pid).reduce((sum, one) => sum + residentOf(one), 0)

function cpuOf(pid: number): number {
  const fields = statOf(pid)
  // Those that have ended and were waited for are counted by their parent.
  const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0)
  return (ticks * 1_000_000) / CLOCK_TICKS
}

function residentOf(pid: number): number {
  const status = readOf(pid, 'status')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024
}

/** The process, its children, theirs, and so on. */
function treeOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(statOf(Number(name))[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree: number[] = []
  const visit = (one: number): void => {
    tree.push(one)
    for (const child of children.get(one) ?? []) visit(child)
  }
  visit(pid)
  return tree
}

/** The fields behind the program's name, which may hold spaces and ends with a parenthesis. */
function statOf(pid: number): string[] {
  const stat = readOf(pid, 'stat')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function readOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // It has ended in the meantime.
    return ''
  }
}
