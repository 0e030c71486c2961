// Text of others, harmless on a terminal: clients of a mock may send escape sequences in paths and names.

/** Control characters, but for line ends, become visible. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be found.
  return text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, (character) =>
    character === '\t' ? ' ' : `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/** The same, in one line. */
export const plainLine = (text: string): string => plain(text.replaceAll('\n', ' '))
