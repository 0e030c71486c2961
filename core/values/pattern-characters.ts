// Characters, escapes and classes of a regular expression that RE2 refuses, or reads otherwise than JavaScript.

/** Why an atom outside classes stands in the way of matching in linear time, or undefined where it does not. */
export function obstacleOfAtom(source: string, isUnicode: boolean): string | undefined {
  if (/^\\[1-9]/.test(source)) return 'it refers back to a group'
  // What is a letter to JavaScript, and a place or a class to RE2.
  const letters = isUnicode ? /^\\[acxu]$/ : /^\\[aAcEpPQuxz]$/
  if (letters.test(source)) return `${source} stands for a letter`
  return /^\\[^\0-\x7F]/.test(source) ? `${source} is escaped and need not be` : undefined
}

const MEMBER = /\\(?:c[A-Za-z]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]+\}|[\s\S])|[\s\S]/gu

/** The same of a class. */
export function obstacleOfClass(source: string, isUnicode: boolean): string | undefined {
  if (source.includes('[:', 1)) return 'a class has [: in it'
  const members = source.slice(source.startsWith('[^') ? 2 : 1, -1).match(MEMBER) ?? []
  return obstacleOfMembers(members, isUnicode) ?? obstacleOfRanges(members, isUnicode)
}

function obstacleOfMembers(members: readonly string[], isUnicode: boolean): string | undefined {
  for (const member of members) {
    if (/^\\[1-9]/.test(member)) return `${member} is an octal escape`
    if (/^\\b$/i.test(member)) return `${member} stands in a class`
    const obstacle = obstacleOfAtom(member, isUnicode)
    if (obstacle !== undefined) return obstacle
  }
  return undefined
}

const SET = /^\\[dswpP]$/i

function obstacleOfRanges(members: readonly string[], isUnicode: boolean): string | undefined {
  for (let at = 0; at < members.length; at++) {
    const [first = '', dash, last] = members.slice(at, at + 3)
    if (dash !== '-' || last === undefined || SET.test(first)) continue
    if (SET.test(last)) return `the range ${first}-${last} has no end`
    if (!isUnicode && first.length === 2 && !first.startsWith('\\'))
      return `the range ${first}-${last} begins with half a character`
    at += 2
  }
  return undefined
}
