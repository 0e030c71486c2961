// What is seen before anything else: where a key comes from, and the field for it.
import { MockhostError } from '../../sdk/client/index.ts'
import { ErrorNote } from '../kit/index.ts'
import { resume } from '../session/index.ts'
import css from './sign-in.module.css'
import { reasonOf, SignInForm } from './sign-in-form.tsx'

export function SignInScreen({ problem }: { readonly problem?: unknown }) {
  return (
    <main className={css.screen}>
      <title>Sign in · mockhost</title>
      <div className={css.card}>
        <img src="/icon.svg" alt="" width={36} height={36} />
        <div className={css.head}>
          <h1>Sign in to mockhost</h1>
          <p>With a key of this server’s management API.</p>
        </div>
        {isUnreachable(problem) ? (
          // The key that is kept may be a good one.
          <ErrorNote
            title="The server can’t be reached"
            error={problem}
            onRetry={() => void resume()}
          />
        ) : (
          <SignInForm
            action="Sign in"
            problem={problem === undefined ? undefined : reasonOf(problem)}
          />
        )}
        <details className={css.help}>
          <summary>Where do I find a key?</summary>
          <p>
            The root key was printed when the server started for the first time, after “Root key,
            shown this once”. Who has it makes others under <strong>Server</strong>, for people and
            for machines, with less that they may do.
          </p>
        </details>
      </div>
    </main>
  )
}

const isUnreachable = (problem: unknown): boolean =>
  problem instanceof MockhostError && problem.code === 'server-unreachable'
