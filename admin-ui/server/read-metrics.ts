// Reads the exposition format of Prometheus: a sum for each name, whatever its labels.

export function readMetrics(text: string): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [, name, value] = /^([a-z_]\w*)(?:\{[^}]*\})? ([\d.e+-]+)$/i.exec(line) ?? []
    if (name === undefined) continue
    sums.set(name, (sums.get(name) ?? 0) + Number(value))
  }
  return sums
}
