import { useQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { peopleQuery } from './company.ts'
import { PERSON_KEY } from './request.ts'
import { useSession } from './session.ts'

// On a workspace that nobody claimed, whoever sits here says who they are, and this browser remembers it.
const listeners = new Set<() => void>()

function stored(): string {
  return localStorage.getItem(PERSON_KEY) ?? ''
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

export function becomePerson(id: string): void {
  localStorage.setItem(PERSON_KEY, id)
  for (const listener of listeners) listener()
}

/** Who signed in; on an open workspace the person chosen in the sidebar, where a first visit begins as the first sales person. */
export function useMe() {
  const chosen = useSyncExternalStore(listen, stored)
  const session = useSession()
  const people = (useQuery(peopleQuery).data ?? []).filter((person) => !person.desk && person.leftAt === null)
  const me =
    session?.mode === 'claimed'
      ? (people.find((person) => person.id === session.person?.id) ?? null)
      : (people.find((person) => person.id === chosen) ??
        people.find((person) => person.function === 'sales') ??
        people[0] ??
        null)
  return { me, people, by: me ? { by: me.id } : {} }
}
