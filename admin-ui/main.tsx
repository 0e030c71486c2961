// Starts the admin UI.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { queries } from './app/queries.ts'
import { resume, whenSignedInAgain } from './session/index.ts'

const place = document.getElementById('root')
if (!place) throw new Error('The page has no place for the app')

whenSignedInAgain(() => void queries.invalidateQueries())
void resume()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
