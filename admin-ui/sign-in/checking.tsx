// While the kept key is tried: nothing at first, so that nothing flickers.
import { Spinner } from '../kit/index.ts'
import css from './sign-in.module.css'

export function Checking() {
  return (
    <div className={css.checking}>
      <Spinner label="Signing in" size={20} />
    </div>
  )
}
