// What is said in the middle of a sentence, as one of its own.

/** `it is taken` is "It is taken." */
export const asSentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`
