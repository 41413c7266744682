import styles from './Spark.module.css'

const [WIDTH, HEIGHT] = [84, 22]

/** How a count went, from nought: a small change of a large one is small here too. The ends are told beside it. */
export function Spark({ of, label }: { of: number[]; label: string }) {
  const most = Math.max(1, ...of)
  const points = of.map((n, i): [number, number] => [
    (i / Math.max(1, of.length - 1)) * (WIDTH - 6) + 3,
    HEIGHT - 3 - (n / most) * (HEIGHT - 6),
  ])
  const [x, y] = points.at(-1) ?? [0, 0]
  return (
    <svg className={styles.spark} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={`M${points.map((point) => point.join(' ')).join('L')}`} />
      <circle cx={x} cy={y} r={2.5} />
    </svg>
  )
}
