// Puts MSW 2 in the place of MSW 3 for everything that is loaded after it, in this process only.
import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, next) => next(specifier.replace(/^msw(?=$|\/)/, 'msw2'), context),
})
