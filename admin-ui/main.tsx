// Starts the admin UI.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { resume } from './session/index.ts'

const place = document.getElementById('root')
if (!place) throw new Error('The page has no place for the app')

void resume()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
