// Back to the list, when what was shown is gone.
import { useNavigate } from '@tanstack/react-router'

export function useGoToDeployments(): () => void {
  const navigate = useNavigate()
  return () => void navigate({ to: '/' })
}
