// Names of environment variables, as the server takes them.

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/

/** What is wrong with a name; undefined where nothing is. */
export function mistakeInName(name: string, taken: readonly string[]): string | undefined {
  if (name === '') return 'Give it a name.'
  if (!NAME.test(name))
    return 'Letters, digits and _ only, 128 at most, and no digit at the beginning.'
  if (taken.includes(name)) return `There is a variable ${name} already: change that one.`
  return undefined
}

/** The lines of a .env file as names and values; lines that say nothing are left out. */
export function readEnvFile(text: string): [name: string, value: string][] {
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line)
    return match ? [[match[1] ?? '', unquote(match[2] ?? '')]] : []
  })
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/s.exec(value)
  return quoted ? (quoted[2] ?? '') : value.replace(/\s+#.*$/, '')
}
