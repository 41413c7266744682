/** The product's mark: a relay baton, in two hands' colours. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g transform="rotate(-45 16 16)">
        <rect x="4" y="12" width="24" height="8" rx="4" fill="var(--accent-ink)" />
        <rect x="11" y="12" width="3" height="8" fill="var(--accent)" />
        <rect x="18" y="12" width="3" height="8" fill="var(--engagement)" />
      </g>
    </svg>
  )
}
