// CPU time a request as a chart: a group of bars for each workload, on a scale of powers of ten.
import { byCpu, middle, type Result } from './report.ts'

const WIDTH = 900
const LEFT = 190
const BAR = 14
const GAP = 26
const COLOURS: Record<string, string> = { 'by hand': '#8b949e', mockhost: '#0b6bcb' }

const colourOf = (name: string): string =>
  COLOURS[name] ?? (name.startsWith('mockhost') ? (COLOURS.mockhost as string) : '#d4a017')

/** An SVG with a text for each bar, so that it says the same without its colours. */
export function chartOf(groups: readonly (readonly Result[])[], title: string): string {
  const all = groups.flat().map(({ seconds }) => middle(seconds, 'cpu'))
  const most = Math.max(...all, 10)
  const scale = (cpu: number) =>
    (Math.log10(Math.max(cpu, 1)) / Math.log10(most)) * (WIDTH - LEFT - 90)
  const parts: string[] = []
  let y = 50
  for (const group of groups) {
    const [first] = group
    if (!first) continue
    parts.push(text(10, y, first.workload.title, 'font-weight="600"'))
    y += 8
    for (const { contender, seconds } of [...group].sort(byCpu)) {
      const cpu = middle(seconds, 'cpu')
      const width = Math.max(1, scale(cpu))
      parts.push(text(LEFT - 8, y + BAR - 3, contender.name, 'text-anchor="end"'))
      parts.push(
        `<rect x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="${BAR - 2}" fill="${colourOf(contender.name)}"/>`,
      )
      parts.push(text(LEFT + width + 6, y + BAR - 3, `${cpu.toFixed(1)} µs`))
      y += BAR
    }
    y += GAP
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="11" fill="#1f2328" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
${text(10, 22, title, 'font-size="15" font-weight="600"')}
${parts.join('\n')}
</svg>
`
}

const text = (x: number, y: number, content: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y}" ${more}>${escaped(content)}</text>`

const escaped = (content: string): string =>
  content.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
