// mockhost.yaml: the options of `mockhost start`, a line each, for what neither the command line nor a variable says.
import { readFile } from 'node:fs/promises'
import type { Command, Option } from 'commander'
import { nearest } from '../../core/document/index.ts'
import { messageOf } from '../../core/index.ts'

/** Read where no other one is named; it need not be there. */
export const DEFAULT_CONFIG = 'mockhost.yaml'

/**
 * Takes the options of the file into the command, as if they had been given to it.
 * @throws Error with the file and its line, for what it can't take
 */
export async function readConfigFile(command: Command, file: string | undefined): Promise<void> {
  const name = file ?? DEFAULT_CONFIG
  const text = await readFile(name, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && file === undefined) return undefined
    throw new Error(
      `${name}: ${error.code === 'ENOENT' ? 'there is no such file' : messageOf(error)}`,
    )
  })
  if (text === undefined) return
  for (const [key, value] of Object.entries(await readLines(name, text)))
    takeLine(command, name, key, value)
}

async function readLines(file: string, text: string): Promise<Record<string, unknown>> {
  const { parse } = await import('yaml')
  let lines: unknown
  try {
    lines = parse(text) ?? {}
  } catch (error) {
    throw new Error(`${file}: ${messageOf(error)}`)
  }
  if (typeof lines !== 'object' || Array.isArray(lines))
    throw new Error(`${file}: it must hold options, one a line, such as "port: 4000"`)
  return lines as Record<string, unknown>
}

function takeLine(command: Command, file: string, key: string, value: unknown): void {
  const options = command.options.filter((option) => option.long !== '--config')
  const option = options.find((option) => nameOf(option) === key)
  if (!option) {
    const meant = nearest(key, options.map(nameOf))
    throw new Error(`${file}: ${key}: unknown option.${meant ? ` Did you mean "${meant}"?` : ''}`)
  }
  const attribute = option.attributeName()
  if (
    command.getOptionValueSource(attribute) !== 'default' &&
    command.getOptionValueSource(attribute) !== undefined
  )
    return
  try {
    command.setOptionValueWithSource(attribute, readLine(option, value), 'config')
  } catch (error) {
    throw new Error(`${file}: ${key}: ${messageOf(error)}`)
  }
}

/** As it is written in the file: `sample` for `--no-sample`. */
const nameOf = (option: Option): string => option.name().replace(/^no-/, '')

function readLine(option: Option, value: unknown): unknown {
  if (option.isBoolean() || option.negate) {
    if (typeof value === 'boolean') return value
    throw new Error('It must be true or false.')
  }
  const text = Array.isArray(value) ? value.join(',') : String(value)
  return option.parseArg ? option.parseArg(text, undefined) : text
}
