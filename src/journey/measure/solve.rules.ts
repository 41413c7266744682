/**
 * v'·M⁻¹·v for a symmetric matrix without negative directions, and its rank: Gauss's elimination, the largest pivot first.
 * Directions that M does not know (a level that everybody has, two columns that say the same) are left out.
 */
export function quadraticForm(matrix: Float64Array[], vector: Float64Array): { value: number; rank: number } {
  const rows = matrix.map((row) => Float64Array.from(row))
  const rest = Float64Array.from(vector)
  const scale = matrix.map((row, i) => row[i]!)
  const open = new Set(scale.keys())
  let [value, rank] = [0, 0]
  while (open.size > 0) {
    const p = [...open].reduce((best, i) =>
      rows[i]![i]! / scale[i]! > rows[best]![best]! / scale[best]! ? i : best,
    )
    open.delete(p)
    const pivot = rows[p]![p]!
    if (!(pivot > 1e-9 * scale[p]!)) continue
    value += rest[p]! ** 2 / pivot
    rank++
    for (const i of open) {
      const factor = rows[i]![p]! / pivot
      rest[i]! -= factor * rest[p]!
      for (const j of open) rows[i]![j]! -= factor * rows[p]![j]!
    }
  }
  return { value, rank }
}
