// The way to each section of the settings.
import css from './settings.module.css'

const SECTIONS = [
  'Mock',
  'Visibility',
  'Keys',
  'Environment variables',
  'Files',
  'Address',
  'Limits',
  'Danger zone',
]

export function SettingsNav() {
  return (
    <nav aria-label="Settings" className={css.nav}>
      {SECTIONS.map((title) => (
        <button key={title} type="button" onClick={() => goTo(title)}>
          {title}
        </button>
      ))}
    </nav>
  )
}

/** Sections are named by their titles. The focus goes along, so that the keyboard goes on from there. */
function goTo(title: string): void {
  const section = document.querySelector<HTMLElement>(`section[aria-label="${title}"]`)
  if (!section) return
  section.tabIndex = -1
  section.scrollIntoView({ block: 'start' })
  section.focus({ preventScroll: true })
}
