// Mistakes as the management API tells them: in the order of the text, where there is one.
import type { ApiMistake } from '../../core/api/index.ts'
import type { ParsedText } from '../../core/formats/index.ts'
import type { Mistake } from '../../core/index.ts'

export function apiMistakes(
  mistakes: readonly Mistake[],
  text: ParsedText | undefined,
): ApiMistake[] {
  if (!text) return mistakes.map(publicPart)
  const located = mistakes.map((mistake) => ({
    ...publicPart(mistake),
    ...text.locate(mistake.segments),
  }))
  return located.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

function publicPart(mistake: Mistake): ApiMistake {
  const { segments: _, isTolerated: __, ...shown } = mistake
  return shown
}
