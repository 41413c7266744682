/** One number of the day, and what it is of. */
export function Figure({ value, of, more }: { value: string; of: string; more?: string }) {
  return (
    <li>
      <b>{value}</b>
      <span>{of}</span>
      {more && <small>{more}</small>}
    </li>
  )
}
