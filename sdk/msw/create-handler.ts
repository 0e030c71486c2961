// Makes the handler, where the version of MSW has what it takes.
import * as msw from 'msw'
import { MockhostError } from '../../core/errors.ts'

/**
 * @param title what `listHandlers` and the browser's console show
 * @throws MockhostError `msw-unsupported`
 */
export function createHandler(
  accepts: msw.HttpCustomPredicate<msw.PathParams>,
  answer: msw.HttpResponseResolver,
  title: string,
): msw.HttpHandler {
  try {
    const handler = msw.http.all(accepts, answer)
    handler.info.header = title
    return handler
  } catch (error) {
    // Before 2.11 a handler took paths only; before 2 there was no `http`.
    throw new MockhostError(
      'msw-unsupported',
      'mswHandlers(…): this version of MSW takes no functions for what is matched. Install msw 3, or 2.12 or later.',
      { cause: error },
    )
  }
}
