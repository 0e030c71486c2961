// The settings tab.
import { useParams } from '@tanstack/react-router'
import { SettingsView } from './settings-view.tsx'

export function Screen() {
  const { name } = useParams({ from: '/deployments/$name' })
  return <SettingsView name={name} />
}
