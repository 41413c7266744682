import { useEffect, useState } from 'react'
import type { Section } from '#journey/agreement/editing.contract.ts'
import styles from './Contents.module.css'
import { words } from './words.ts'

/** The table of contents beside the contract; it follows the scroll. */
export function Contents({ sections, last }: { sections: Section[]; last: string }) {
  const here = useHere(sections)
  return (
    <nav className={styles.contents} aria-label={words.contents}>
      <ol>
        {sections.map((section) => (
          <li key={section.id}>
            <a
              href={`#section-${section.id}`}
              className={styles.section}
              aria-current={here.section === section.id ? 'location' : undefined}
            >
              <span className={styles.number}>{section.number}</span>
              {section.title}
            </a>
            {here.section === section.id && section.clauses.length > 1 && (
              <ol className={styles.clauses}>
                {section.clauses.map((clause) => (
                  <li key={clause.number}>
                    <a
                      href={`#clause-${clause.number}`}
                      className={styles.clause}
                      aria-current={here.clause === clause.number ? 'location' : undefined}
                    >
                      {clause.title}
                    </a>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
        <li>
          <a
            href="#section-signatures"
            className={styles.section}
            aria-current={here.section === 'signatures' ? 'location' : undefined}
          >
            <span className={styles.number} />
            {last}
          </a>
        </li>
      </ol>
    </nav>
  )
}

/** How far below the top of the frame a heading counts as reached. */
const REACHED = 90

function useHere(sections: Section[]) {
  const [here, setHere] = useState({ section: sections[0]?.id ?? '', clause: '' })
  useEffect(() => {
    const frame = document.querySelector('[data-scroll]')
    if (!frame) return
    const look = () => {
      const top = frame.getBoundingClientRect().top + REACHED
      const headings = [...frame.querySelectorAll<HTMLElement>('[data-heading]')]
      const atEnd = frame.scrollTop + frame.clientHeight >= frame.scrollHeight - 2
      const passed = atEnd ? headings : headings.filter((one) => one.getBoundingClientRect().top <= top)
      const section = passed.findLast((one) => one.dataset.heading === 'section')?.id.slice('section-'.length)
      const clause = passed.findLast((one) => one.dataset.heading === 'clause')?.id.slice('clause-'.length)
      setHere((before) => {
        const next = { section: section ?? sections[0]?.id ?? '', clause: clause ?? '' }
        return next.section === before.section && next.clause === before.clause ? before : next
      })
    }
    look()
    frame.addEventListener('scroll', look, { passive: true })
    return () => frame.removeEventListener('scroll', look)
  }, [sections])
  return here
}
