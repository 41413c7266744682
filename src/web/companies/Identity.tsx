import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CompanyDetail } from '#journey/identity/companies.contract.ts'
import { post, ProblemError, remove } from '../data/request.ts'
import { useMay } from '../data/session.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { IconX } from '../ui/icons.ts'
import { Section } from '../ui/Screen.tsx'
import styles from './Companies.module.css'
import { ChooseCompany } from './ChooseCompany.tsx'
import { useChange } from './use-change.ts'
import { words } from './words.ts'

/** What we know it by, what people said of it, and how to say otherwise. */
export function Identity({ company }: { company: CompanyDetail }) {
  const mayWork = useMay('work')
  const [choosing, setChoosing] = useState<'same' | 'parent' | null>(null)
  const act = useChange()
  return (
    <Section title={words.who}>
      <h3 className={styles.small}>{words.domains}</h3>
      {company.domains.length === 0 && <p className={styles.hint}>{words.noDomain}</p>}
      {company.domains.map(({ domain, by }) => (
        <p key={domain} className={styles.line}>
          <span>
            {domain} <span className={styles.small}>{by.name}</span>
          </span>
          {mayWork && (
            <IconButton
              label={words.removeDomain(domain)}
              onClick={() =>
                act.mutate({
                  run: () => remove(`/companies/${company.id}/domains/${domain}`),
                  done: words.done.gone,
                })
              }
            >
              <IconX size={14} />
            </IconButton>
          )}
        </p>
      ))}
      {mayWork && <AddDomain id={company.id} />}
      <Named title={words.sharing} companies={company.sharing} />
      <Named title={words.parent} companies={company.parent ? [company.parent] : []} />
      <Named title={words.parts} companies={company.parts} />
      <Named title={words.alike} companies={company.alike} />
      {company.called.length > 0 && (
        <>
          <h3 className={styles.sub}>{words.called}</h3>
          <p>{company.called.map(({ name }) => name).join(', ')}</p>
        </>
      )}
      {company.ties.map(({ id, kind, company: one, other, madeBy }) => (
        <p key={id} className={styles.line}>
          <span>
            {words[kind](one.name, other.name)}{' '}
            <span className={styles.small}>{words.saidBy(madeBy.name)}</span>
          </span>
          {mayWork && (
            <Button
              look="quiet"
              onClick={() =>
                act.mutate({ run: () => remove(`/companies/ties/${id}`), done: words.done.undone })
              }
            >
              {words.undo}
            </Button>
          )}
        </p>
      ))}
      <div className={styles.acts}>
        {mayWork && (
          <>
            <Button onClick={() => setChoosing('same')}>{words.join}</Button>
            {!company.parent && <Button onClick={() => setChoosing('parent')}>{words.makePart}</Button>}
          </>
        )}
        {company.account && (
          <Link to="/accounts/$id" params={{ id: company.account }} className={styles.link}>
            {words.account}
          </Link>
        )}
      </div>
      {choosing && <ChooseCompany company={company} as={choosing} onClose={() => setChoosing(null)} />}
    </Section>
  )
}

function Named({ title, companies }: { title: string; companies: { id: string; name: string }[] }) {
  if (companies.length === 0) return null
  return (
    <>
      <h3 className={styles.sub}>{title}</h3>
      {companies.map(({ id, name }) => (
        <p key={id}>
          <Link to="/companies/$id" params={{ id }} className={styles.link}>
            {name}
          </Link>
        </p>
      ))}
    </>
  )
}

function AddDomain({ id }: { id: string }) {
  const [domain, setDomain] = useState('')
  const act = useChange()
  const problem = act.error instanceof ProblemError ? act.error.fields.domain : undefined
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(
          { run: () => post(`/companies/${id}/domains`, { domain }), done: words.done.domain },
          { onSuccess: () => setDomain('') },
        )
      }}
    >
      <TextField
        label={words.domain}
        placeholder={words.domainExample}
        value={domain}
        onChange={setDomain}
        error={problem}
      />
      {domain.trim() !== '' && (
        <Button type="submit" busy={act.isPending}>
          {words.addDomain}
        </Button>
      )}
    </form>
  )
}
