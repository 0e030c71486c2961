// What is said of options that can't be meant.

function refuse(why: string): never {
  console.error(why)
  process.exit(2)
}

/** A whole number from 1. */
export function readCount(option: string, text: string): number {
  return /^[1-9]\d*$/.test(text)
    ? Number(text)
    : refuse(`--${option} ${text}: it must be a whole number, 1 or more`)
}

/** Ends with what there is, where a name is that of nothing. */
export function assertKnown(
  what: string,
  names: readonly string[],
  all: readonly { readonly name: string }[],
): void {
  const known = all.map(({ name }) => name)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    refuse(`There is no ${what} ${unknown.join(', ')}. There are: ${known.join(', ')}`)
}
