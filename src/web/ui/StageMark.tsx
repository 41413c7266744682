import { useQuery } from '@tanstack/react-query'
import { facetsQuery } from '../data/leads.ts'
import styles from './StageMark.module.css'

interface StageRef {
  id: string
  name: string
  kind: string
}

const OFF_PATH = ['nurture', 'lost', 'disqualified', 'closed']

/** How far along its path a stage stands, as a pie; stages beside the path have shapes of their own. */
export function StageMark({ stage, bare = false }: { stage: StageRef; bare?: boolean }) {
  const share = useShare(stage.id)
  return (
    <span className={styles.stage}>
      <StageDisc kind={stage.kind} share={share} />
      {!bare && <span className={styles.name}>{stage.name}</span>}
    </span>
  )
}

export function StageDisc({ kind, share }: { kind: string; share: number }) {
  const turn = 2 * Math.PI * 3
  return (
    <svg
      className={styles.disc}
      data-kind={kind}
      viewBox="0 0 14 14"
      width="14"
      height="14"
      aria-hidden="true"
    >
      <circle
        cx="7"
        cy="7"
        r="5.75"
        className={styles.ring}
        strokeDasharray={kind === 'nurture' ? '2.4 2.1' : 'none'}
      />
      {kind === 'won' ? (
        <path d="M4.4 7.2l1.8 1.8 3.4-3.7" className={styles.sign} />
      ) : OFF_PATH.includes(kind) ? (
        kind !== 'nurture' && <path d="M5 5l4 4m0-4l-4 4" className={styles.sign} />
      ) : (
        <circle
          cx="7"
          cy="7"
          r="3"
          className={styles.pie}
          strokeDasharray={`${share * turn} ${turn}`}
          transform="rotate(-90 7 7)"
        />
      )}
    </svg>
  )
}

function useShare(id: string): number {
  const stages = useQuery(facetsQuery).data?.stages ?? []
  const path = stages.filter((stage) => !OFF_PATH.includes(stage.kind))
  const place = path.findIndex((stage) => stage.id === id)
  return place < 0 ? 0 : (place + 1) / (path.length + 1)
}
