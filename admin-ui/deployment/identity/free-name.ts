// A name that no other has yet.

/** The wanted one where it is free, else with the first number behind it that is: `users`, `users2`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken)
  if (!names.has(wanted)) return wanted
  let number = 2
  while (names.has(`${wanted}${number}`)) number++
  return `${wanted}${number}`
}
