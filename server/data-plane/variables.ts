// How templates find an environment variable of a deployment.

/** Mockoon's prefix may be left out, and may be written where the variable has none. */
const PREFIX = 'MOCKOON_'

export const variableNamed = (
  variables: ReadonlyMap<string, string>,
  name: string,
): string | undefined =>
  variables.get(name) ??
  (name.startsWith(PREFIX)
    ? variables.get(name.slice(PREFIX.length))
    : variables.get(PREFIX + name))
