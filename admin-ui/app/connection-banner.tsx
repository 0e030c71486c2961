// Says that the server can't be reached, as long as it can't.
import CloudOff from 'lucide-react/icons/cloud-off'
import { useIsConnectionLost } from '../session/index.ts'
import css from './banner.module.css'

export function ConnectionBanner() {
  const isLost = useIsConnectionLost()
  return (
    <div role="status" className={css.place}>
      {isLost && (
        <p className={css.banner}>
          <CloudOff size={14} aria-hidden="true" />
          The server can’t be reached. What you change is kept here, and saved when it is back.
        </p>
      )}
    </div>
  )
}
