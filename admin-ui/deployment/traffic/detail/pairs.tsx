// Headers, or the parameters of a query, as names and values.
import css from './detail.module.css'

export interface PairsProps {
  readonly label: string
  readonly pairs: readonly (readonly [name: string, value: string])[]
}

export function Pairs({ label, pairs }: PairsProps) {
  return (
    <table className={css.pairs} aria-label={label}>
      <tbody>
        {pairs.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a name may come twice
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
