// To the settings of a deployment, under the name that it has now.
import { useNavigate } from '@tanstack/react-router'

export function useGoToSettings(): (name: string) => void {
  const navigate = useNavigate()
  return (name) => void navigate({ to: '/deployments/$name/settings', params: { name } })
}
