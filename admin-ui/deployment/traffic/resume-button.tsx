// Brings the list back to what is new.
import ArrowUp from 'lucide-react/icons/arrow-up'
import { Button } from '../../kit/index.ts'
import { formatCount } from '../figures/index.ts'
import css from './traffic.module.css'

export interface ResumeButtonProps {
  /** How many have come meanwhile. */
  readonly waiting: number
  readonly onPress: () => void
}

export function ResumeButton({ waiting, onPress }: ResumeButtonProps) {
  return (
    <div className={css.resume}>
      <Button size="small" variant="primary" icon={<ArrowUp size={14} />} onPress={onPress}>
        {waiting === 0 ? 'Paused — resume' : `${formatCount(waiting)} new — resume`}
      </Button>
    </div>
  )
}
