// Environment variables on a command line: NAME=VALUE, or NAME for the value that it has here.
import type { NewVariable } from '../../core/api/index.ts'
import { CommandFailure, STATUS } from './failure.ts'
import type { Surroundings } from './surroundings.ts'

export type NewVariables = Record<string, NewVariable>

/** @throws CommandFailure for one that has no value */
export function readVariables(
  texts: readonly string[],
  isSecret: boolean,
  env: Surroundings['env'],
): NewVariables {
  return Object.fromEntries(
    texts.map((text) => {
      const [name, value] = readVariable(text, env)
      return [name, isSecret ? { value, isSecret } : value]
    }),
  )
}

function readVariable(text: string, env: Surroundings['env']): [name: string, value: string] {
  const at = text.indexOf('=')
  const name = at < 0 ? text : text.slice(0, at)
  if (!/^[A-Za-z_]\w*$/.test(name))
    throw new CommandFailure(
      `"${text}" is no variable. Write NAME=VALUE, the name of letters, digits and _`,
      STATUS.usage,
    )
  const value = at < 0 ? env[name] : text.slice(at + 1)
  if (value !== undefined) return [name, value]
  throw new CommandFailure(
    `${name} has no value here. Write ${name}=VALUE, or set it in your environment`,
    STATUS.usage,
  )
}

/** For options that are given several times. */
export const collect = (text: string, before: readonly string[] = []): string[] => [...before, text]
