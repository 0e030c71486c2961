// Which process listens on a port, where the system tells: Linux, for processes of one's own.
import { readdir, readFile, readlink } from 'node:fs/promises'

const LISTENING = '0A'

/** As in `node (process 4711)`; undefined where it can't be told. */
export async function ownerOfPort(port: number): Promise<string | undefined> {
  const inodes = new Set(
    (await Promise.all(['tcp', 'tcp6'].map((table) => listeningAt(table, port)))).flat(),
  )
  if (inodes.size === 0) return undefined
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
  for (const pid of pids) {
    if (!(await holdsSocket(pid, inodes))) continue
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    return `${name.trim()} (process ${pid})`
  }
  return undefined
}

async function listeningAt(table: string, port: number): Promise<string[]> {
  const text = await readFile(`/proc/net/${table}`, 'utf8').catch(() => '')
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '', , state]) => state === LISTENING && local.endsWith(`:${hexPort}`))
    .map((fields) => fields[9] as string)
}

async function holdsSocket(pid: string, inodes: ReadonlySet<string>): Promise<boolean> {
  const names = await readdir(`/proc/${pid}/fd`).catch(() => [])
  for (const name of names) {
    const target = await readlink(`/proc/${pid}/fd/${name}`).catch(() => '')
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1]
    if (inode !== undefined && inodes.has(inode)) return true
  }
  return false
}
