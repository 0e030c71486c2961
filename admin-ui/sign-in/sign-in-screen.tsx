// What is seen before anything else: where a key comes from, and the field for it.
import { CodeBlock, messageOfError } from '../kit/index.ts'
import css from './sign-in.module.css'
import { SignInForm } from './sign-in-form.tsx'

export function SignInScreen({ problem }: { readonly problem?: unknown }) {
  return (
    <main className={css.screen}>
      <div className={css.card}>
        <img src="/icon.svg" alt="" width={40} height={40} />
        <h1>Sign in to mockhost</h1>
        <p>Mocks of this server are seen and edited with a key of its management API.</p>
        <SignInForm
          action="Sign in"
          problem={problem === undefined ? undefined : messageOfError(problem)}
        />
        <details className={css.help}>
          <summary>Where do I find a key?</summary>
          <p>
            Who runs the server has the root key, and can make others under <em>Server</em>. If it
            is lost, stop the server and make a new one:
          </p>
          <CodeBlock text="mockhost start --help" />
        </details>
      </div>
    </main>
  )
}
